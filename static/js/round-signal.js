// <round-signal>: one button that says something to the facilitators and takes it back: a raised hand, being done.
import { outbox } from "./outbox.js";

class RoundSignal extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.addEventListener("submit", (event) => this.press(event));
  }

  press(event) {
    event.preventDefault();
    const up = this.button.getAttribute("aria-pressed") !== "true";
    this.button.setAttribute("aria-pressed", String(up));
    this.button.textContent = up ? this.button.dataset.yes : this.button.dataset.not;
    outbox.send(this.dataset.event, { round: Number(this.dataset.round), ...(!up && { down: "1" }) });
  }
}

customElements.define("round-signal", RoundSignal);
