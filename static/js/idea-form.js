// <idea-form>: the field for an idea. Keeps what is being typed, letter by letter; hands a finished card to the
// outbox and is at once free for the next; when the round closes while somebody types, the text stays.
import { forum } from "./forum.js";
import { typing } from "./kept.js";
import { outbox } from "./outbox.js";
import { counted } from "./words.js";

class IdeaForm extends HTMLElement {
  connectedCallback() {
    this.ears = new AbortController();
    this.form = this.querySelector("form");
    this.field = this.querySelector("textarea");
    this.name = `${forum.id} ${this.dataset.round}`;
    if (!this.field.value) this.field.value = typing.of(this.name);
    this.field.addEventListener("input", () => this.keep());
    this.form.addEventListener("submit", (event) => this.hangUp(event));
    this.form.elements.lang.addEventListener("change", () => this.speak());
    addEventListener("write-again", ({ detail }) => this.takeBack(detail), { signal: this.ears.signal });
    addEventListener("round-turned", ({ detail }) => this.turn(detail), { signal: this.ears.signal });
    this.speak();
    this.count();
  }

  disconnectedCallback() {
    this.ears.abort();
  }

  keep() {
    typing.keep(this.name, this.field.value);
    this.count();
  }

  count() {
    const left = this.field.maxLength - this.field.value.length;
    this.querySelector("[data-left]").textContent = counted(this.dataset.left, left);
  }

  speak() {
    const option = this.form.elements.lang.selectedOptions[0];
    this.field.lang = option.value;
    this.field.dir = option.dir || "auto";
  }

  async hangUp(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    this.field.focus();
    if (!text || this.dataset.state !== "open") return;
    const lang = this.form.elements.lang.value;
    const speaker = Number(this.form.elements.speaker?.value);
    await outbox.send("idea.submit", { round: Number(this.dataset.round), text, lang, ...(speaker && { speaker }) });
    if (this.field.value.trim() === text) this.field.value = "";
    this.keep();
  }

  // A card that was refused goes back into the field; what stands there already is kept below it.
  takeBack({ text, lang }) {
    const other = this.field.value.trim();
    this.field.value = other ? `${text}\n${other}` : text;
    if (lang) this.form.elements.lang.value = lang;
    this.speak();
    this.keep();
    this.field.focus();
  }

  // While somebody writes, the field stays, whatever the round does.
  turn(state) {
    this.dataset.state = state;
    const typed = this.field.value.trim() !== "" || this.contains(document.activeElement);
    this.hidden = state === "before" || (state === "closed" && !typed);
  }
}

customElements.define("idea-form", IdeaForm);
