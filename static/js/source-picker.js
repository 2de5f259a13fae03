// <source-picker>: a dialog that finds a source and inserts it where the caret stood.
import { cite } from "./text-tools.js";

class SourcePicker extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.input = this.querySelector("input");
    this.list = this.querySelector("ul");
    this.said = this.querySelector("[data-said]");
    document.addEventListener("source", () => this.open());
    this.querySelector("[data-close]").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("close", () => this.area.focus());
    this.dialog.addEventListener("keydown", (event) => this.walk(event));
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("button")));
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.search(), 150);
    });
  }

  get area() {
    return document.getElementById("text");
  }

  open() {
    this.dialog.showModal();
    this.input.select();
    this.search();
  }

  async search() {
    const words = this.input.value;
    const address = `${this.dataset.address}?q=${encodeURIComponent(words)}`;
    const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
    if (words !== this.input.value) return;
    if (!answer?.ok) return this.say(this.dataset.lost);
    const { hits, said } = await answer.json();
    this.list.replaceChildren(...hits.map((hit) => this.item(hit)));
    this.say(said);
  }

  say(words) {
    if (this.said.textContent !== words) this.said.textContent = words;
  }

  item(hit) {
    const item = this.querySelector("template").content.cloneNode(true);
    const text = item.querySelector("[data-text]");
    text.textContent = hit.text;
    text.lang = hit.language;
    text.dir = hit.direction;
    item.querySelector("[data-key]").textContent = `@${hit.key}`;
    item.querySelector("[data-from]").textContent = hit.from;
    item.querySelector("button").dataset.key = hit.key;
    return item;
  }

  walk(event) {
    const hits = [...this.list.querySelectorAll("button")];
    const here = hits.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      (hits[here + step] ?? (step < 0 ? this.input : hits.at(-1) ?? this.input)).focus();
    } else if (event.key === "Enter" && event.target === this.input) {
      event.preventDefault();
      this.choose(hits[0]);
    }
  }

  choose(button) {
    if (!button) return;
    this.dialog.close();
    cite(this.area, button.dataset.key);
  }
}

customElements.define("source-picker", SourcePicker);
