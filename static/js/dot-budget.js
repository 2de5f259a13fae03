// <dot-budget>: plus and minus for dots. What lies where is shown at once and sent through the outbox as the number it
// is now, so sending it twice counts once; each says whether it waits, is counted, or why it is not.
import { outbox } from "./outbox.js";
import { announce, counted } from "./words.js";

class DotBudget extends HTMLElement {
  connectedCallback() {
    this.ears = new AbortController();
    const { signal } = this.ears;
    this.round = Number(this.dataset.round);
    this.isOpen = document.querySelector("main").dataset.round === "open";
    for (const row of this.rows) row.dataset.kept = row.dataset.dots;
    this.addEventListener("submit", (event) => this.press(event));
    outbox.addEventListener("waiting", ({ detail }) => this.turn(detail, "waiting"), { signal });
    outbox.addEventListener("sent", ({ detail }) => this.turn(detail.entry, "sent"), { signal });
    outbox.addEventListener("refused", ({ detail }) => this.turn(detail, "refused"), { signal });
    addEventListener("round-turned", ({ detail }) => this.open(detail === "open"), { signal });
    this.recall();
  }

  disconnectedCallback() {
    this.ears.abort();
  }

  get rows() {
    return [...this.querySelectorAll("[data-target]")];
  }

  get left() {
    return Number(this.dataset.all) - this.rows.reduce((sum, row) => sum + Number(row.dataset.dots), 0);
  }

  async recall() {
    for (const entry of await outbox.entries()) this.turn(entry, entry.state, false);
    this.show();
  }

  open(isOpen) {
    this.isOpen = isOpen;
    this.show();
  }

  press(event) {
    event.preventDefault();
    const row = event.target.closest("[data-target]");
    const dots = Number(row.dataset.dots) + Number(event.submitter.dataset.by);
    if (dots < 0 || dots > Number(this.dataset.most) || dots - Number(row.dataset.dots) > this.left) return;
    row.dataset.dots = dots;
    this.show();
    announce(this.querySelector("[data-rest]").textContent);
    if (event.submitter.disabled) row.querySelector("button:enabled")?.focus();
    outbox.send("dots.place", { round: this.round, [this.dataset.on]: Number(row.dataset.target), dots });
  }

  // What was refused goes back to what is counted.
  turn(entry, state, aloud = true) {
    if (entry.event !== "dots.place" || entry.data.round !== this.round) return;
    const row = this.querySelector(`[data-target="${Number(entry.data[this.dataset.on])}"]`);
    if (!row) return;
    if (state === "refused") {
      row.dataset.dots = row.dataset.kept;
      row.querySelector("[data-why]").textContent = entry.message ?? "";
      outbox.drop(entry);
    } else if (state === "sent") {
      row.dataset.kept = entry.data.dots;
    } else {
      row.dataset.dots = entry.data.dots;
    }
    for (const line of row.querySelectorAll("[data-in]")) line.hidden = line.dataset.in !== state;
    if (aloud && state === "refused") announce(entry.message);
    this.show();
  }

  show() {
    const { left } = this;
    this.querySelector("[data-rest]").textContent = counted(this.dataset.left, left);
    this.querySelector("[data-rest-dots]").textContent = "●".repeat(Math.max(0, left));
    for (const row of this.rows) {
      const dots = Number(row.dataset.dots);
      row.querySelector("[data-mine]").textContent = dots ? counted(this.dataset.words, dots) : this.dataset.none;
      row.querySelector("[data-mine-dots]").textContent = "●".repeat(dots);
      row.querySelector("[data-by='-1']").disabled = !this.isOpen || dots === 0;
      row.querySelector("[data-by='1']").disabled = !this.isOpen || left <= 0 || dots >= Number(this.dataset.most);
    }
  }
}

customElements.define("dot-budget", DotBudget);
