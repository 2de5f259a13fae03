// <unsent-text>: what somebody had begun to write in an earlier round and never hung up. It stays on this phone, and is
// offered for as long as it is wanted.
import { forum } from "./forum.js";
import { typing } from "./kept.js";

class UnsentText extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => this.press(target.dataset));
    addEventListener("round-turned", () => this.look());
    addEventListener("write-again", ({ detail }) => this.keep(detail));
    this.look();
  }

  get round() {
    return document.querySelector("round-part").dataset.id;
  }

  get field() {
    return document.querySelector("idea-form:not([hidden])");
  }

  look() {
    this.found = typing.names(`${forum.id} `).find((name) => name !== `${forum.id} ${this.round}`);
    this.hidden = !this.found;
    this.querySelector("[data-text]").textContent = this.found ? typing.of(this.found) : "";
    this.querySelector("[data-take]").hidden = !this.field;
  }

  press({ take, drop }) {
    if (take === undefined && drop === undefined) return;
    const text = typing.of(this.found);
    typing.keep(this.found, "");
    if (take !== undefined) dispatchEvent(new CustomEvent("write-again", { detail: { text } }));
    this.look();
  }

  // A card that was refused, in a round that has no field: it waits here.
  keep({ text }) {
    if (this.field) return;
    typing.keep(`${forum.id} 0`, text);
    this.look();
  }
}

customElements.define("unsent-text", UnsentText);
