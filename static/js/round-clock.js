// <round-clock data-ends>: the time that is left of the round, by the server's clock. It ends two seconds late, as the
// server does, because what was sent in time may still be on its way.
import { forum } from "./forum.js";

const LATENESS = 2;

class RoundClock extends HTMLElement {
  connectedCallback() {
    this.ears = new AbortController();
    forum.addEventListener("clock", () => this.tick(), { signal: this.ears.signal });
    this.show(Number(this.dataset.ends) || null);
    this.ticking = setInterval(() => this.tick(), 500);
  }

  disconnectedCallback() {
    this.ears.abort();
    clearInterval(this.ticking);
  }

  get left() {
    return this.ends - Date.now() / 1000 - forum.ahead;
  }

  get isOver() {
    return this.ends !== null && this.left < -LATENESS;
  }

  show(ends) {
    this.ends = ends ?? null;
    this.hasRung = false;
    this.tick();
  }

  tick() {
    const text = this.ends === null ? "" : asClock(Math.max(0, Math.ceil(this.left)));
    if (this.textContent !== text) this.textContent = text;
    if (this.isOver && !this.hasRung) {
      this.hasRung = true;
      dispatchEvent(new Event("time-up"));
    }
  }
}

function asClock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

customElements.define("round-clock", RoundClock);
