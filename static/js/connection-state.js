// <connection-state>: says whether the page is connected, and since when it is not. The first two seconds of a break
// are not worth a word; a page that has been opened a moment ago does not call itself disconnected.
import { forum } from "./forum.js";
import { announce, clock } from "./words.js";

const GRACE = 2000;

class ConnectionState extends HTMLElement {
  connectedCallback() {
    forum.addEventListener("link", ({ detail }) => this.show(detail));
    forum.addEventListener("over", () => this.end());
    addEventListener("offline", () => this.lose());
    this.waiting = setTimeout(() => this.lose(), GRACE * 2);
  }

  show(connected) {
    clearTimeout(this.waiting);
    if (!connected) this.waiting = setTimeout(() => this.lose(), GRACE);
    else this.turn("on");
  }

  lose() {
    clearTimeout(this.waiting);
    if (forum.entered) return;
    const since = clock(forum.since ?? new Date());
    for (const place of document.querySelectorAll("[data-since]")) place.textContent = since;
    this.turn("off");
  }

  end() {
    clearTimeout(this.waiting);
    this.turn("over");
  }

  // The note stands somewhere else on the page, where there is room to say what is safe.
  turn(state) {
    const spoken = this.now !== undefined && this.now !== state;
    const was = this.now;
    this.now = state;
    for (const part of document.querySelectorAll("[data-link]")) part.hidden = part.dataset.link !== state;
    const said = document.querySelector(`[data-link="${state}"][data-say]`);
    if (said && (spoken || state !== "on") && was !== state) announce(said.textContent.trim());
  }
}

customElements.define("connection-state", ConnectionState);
