// <idea-form>: the field for an idea. Keeps what is being typed, letter by letter; hands a finished card to the
// outbox and is at once free for the next; when the round closes while somebody types, the text stays.
import { forum } from "./forum.js";
import { typing } from "./kept.js";
import { outbox } from "./outbox.js";
import { counted } from "./words.js";

class IdeaForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.field = this.querySelector("textarea");
    this.name = `${forum.id} ${this.dataset.round}`;
    if (!this.field.value) this.field.value = typing.of(this.name);
    this.field.addEventListener("input", () => this.keep());
    this.form.addEventListener("submit", (event) => this.hangUp(event));
    this.form.elements.lang.addEventListener("change", () => this.speak());
    forum.addEventListener("items", ({ detail }) => this.follow(detail));
    forum.addEventListener("state", ({ detail }) => this.follow(detail));
    addEventListener("write-again", ({ detail }) => this.takeBack(detail));
    this.speak();
    this.count();
    this.turn(this.dataset.state);
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
    await outbox.send("idea.submit", { round: Number(this.dataset.round), text, lang });
    if (this.field.value.trim() === text) this.field.value = "";
    this.keep();
  }

  // A card that was refused goes back into the field; what stands there already is kept below it.
  takeBack({ text, lang }) {
    const other = this.field.value.trim();
    this.field.value = other ? `${text}\n${other}` : text;
    this.form.elements.lang.value = lang;
    this.speak();
    this.keep();
    this.field.focus();
  }

  // Another round than this page's one has its own page: what is typed stays, it is kept by round.
  follow(items) {
    for (const round of items.filter((item) => item.kind === "round")) {
      if (round.id === Number(this.dataset.round)) this.turnTo(round);
      else if (round.open) location.reload();
    }
  }

  turnTo({ open, closed, prompt, prompts }) {
    document.querySelector("[data-prompt]").textContent = prompts[this.dataset.language] ?? prompt;
    this.turn(open ? "open" : closed ? "closed" : "before");
  }

  // Before, open, closed: each part of the page says in which of these it is seen.
  turn(state) {
    this.dataset.state = state;
    const typed = this.field.value.trim() !== "" || this.contains(document.activeElement);
    document.querySelector("main").dataset.round = state;
    for (const part of document.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== state;
    this.hidden = state === "before" || (state === "closed" && !typed);
  }
}

customElements.define("idea-form", IdeaForm);
