// <live-form>: a form that is sent without leaving the page: as a message over the socket when it names one (without a
// line it goes as the ordinary form it is), else by HTTP. Its key is made before the first try, kept until the answer.
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
    if ("lines" in this.dataset) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  }

  async send(event) {
    const form = event.target;
    const { event: name } = this.dataset;
    if (name && !forum.entered) return;
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    const answer = await (name ? this.say(name, form, data) : this.post(form, data)).catch(() => null);
    if (answer?.ok) this.done(form, answer);
    else this.complain(answer?.message ?? this.dataset.failed ?? "");
  }

  say(name, form, data) {
    const fields = {};
    for (const [field, value] of data) if (value && field !== "csrf_token") fields[field] ??= value;
    return forum.say(name, { key: this.key, ...fields, ...this.target(form) });
  }

  async post(form, body) {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    return answer.json();
  }

  // A message names its thing by number; a card's form reads it from the card.
  target(form) {
    return { idea: Number(form.closest("[data-id]").dataset.id) };
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
