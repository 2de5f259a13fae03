// <live-form>: a form whose message goes over the socket, so that the page stays where it is; without a line it is
// sent as the ordinary form it is. The key is made before the first try, and kept until there is an answer (a form with a key field brings its own).
import { forum } from "./forum.js";
import { freshKey } from "./key.js";
import { announce } from "./words.js";

class LiveForm extends HTMLElement {
  connectedCallback() {
    this.key = freshKey();
    this.addEventListener("submit", (event) => this.send(event));
    this.addEventListener("keydown", (event) => this.hurry(event));
  }

  // In a text field Enter hangs the card up; with Shift it is a new line.
  hurry(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.target.tagName !== "TEXTAREA") return;
    event.preventDefault();
    event.target.form.requestSubmit();
  }

  async send(event) {
    const form = event.target;
    if (!forum.entered) return;
    event.preventDefault();
    const { csrf_token: _token, ...data } = Object.fromEntries(new FormData(form));
    const message = { key: this.key, ...data, ...this.target(form) };
    const answer = await forum.say(this.dataset.event, message).catch(() => null);
    if (answer?.ok) this.done(form, answer);
    else if (answer) this.complain(answer.message);
    else form.submit();
  }

  // A message names its thing by number; a card's form reads it from the card.
  target(form) {
    const card = form.closest("[data-id]");
    return card ? { idea: Number(card.dataset.id) } : { round: Number(this.dataset.round) };
  }

  done(form, answer) {
    this.key = freshKey();
    form.closest("details")?.removeAttribute("open");
    form.reset();
    if (form.elements.key) form.elements.key.value = this.key;
    this.complain("");
    const said = this.querySelector("[data-done]");
    if (said) announce(said.dataset.done.replace("#", answer.number ?? ""));
    form.querySelector("textarea")?.focus();
  }

  complain(message) {
    const place = this.querySelector("[data-complaint]");
    if (!place) return;
    place.textContent = message;
    place.hidden = message === "";
    if (message) announce(message);
  }
}

customElements.define("live-form", LiveForm);
