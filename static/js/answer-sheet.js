// <answer-sheet>: saves each answer while one writes. What is not yet acknowledged waits sealed on the device and leaves as
// soon as there is a network, once: the page's name and the number of its message tell the server what it has already.
// Without scripts the form is sent as a whole.
import { freshKey } from "./key.js";
import { pauseAfter } from "./patience.js";
import { SealedLetters } from "./sealed-letters.js";

const CALM = 800;

class AnswerSheet extends HTMLElement {
  async connectedCallback() {
    this.writer = freshKey();
    this.turns = 0;
    this.failures = 0;
    this.waiting = new Map();
    this.form = this.querySelector("form");
    this.addEventListener("input", (event) => this.note(event));
    this.form.addEventListener("submit", (event) => this.sendAll(event));
    window.addEventListener("online", () => this.flush());
    window.addEventListener("beforeunload", (event) => this.waiting.size && !this.letters && event.preventDefault());
    this.letters = await SealedLetters.of(this.dataset.name, this.dataset.seal).catch(() => null);
    await this.restore();
    this.dataset.ready = "";
  }

  // What waited when the page was closed is put into its field and sent.
  async restore() {
    for (const letter of (await this.letters?.all().catch(() => [])) ?? []) {
      if (this.waiting.has(letter.question)) continue;
      this.fill(letter);
      this.waiting.set(letter.question, letter);
    }
    if (this.waiting.size) this.flush();
  }

  fill({ question, text, choice }) {
    const field = this.form.elements[question];
    if (field) field.value = text;
    const picked = choice.split(",");
    for (const box of this.querySelectorAll(`[name="choice-${question}"]`)) box.checked = picked.includes(box.value);
  }

  note({ target }) {
    const place = target.closest("[data-question]");
    if (!place) return;
    const { question } = place.dataset;
    const picked = [...place.querySelectorAll(`[name="choice-${question}"]:checked`)].map((box) => box.value);
    const letter = {
      question,
      text: this.form.elements[question].value,
      choice: picked.join(","),
      base: this.form.elements[`base-${question}`].value,
      writer: this.writer,
      turn: ++this.turns,
    };
    this.waiting.set(question, letter);
    this.letters?.put(question, letter).catch(() => {});
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.flush(), CALM);
  }

  sendAll(event) {
    event.preventDefault();
    this.flush();
  }

  async flush() {
    clearTimeout(this.pause);
    if (this.sending) return;
    this.sending = true;
    try {
      while (this.waiting.size) await this.deliver(this.waiting.values().next().value);
      this.failures = 0;
      this.say(this.dataset.saved.replace("{time}", new Date().toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" })));
    } catch {
      this.say(this.letters ? this.dataset.waiting : this.dataset.unsafe);
      this.pause = setTimeout(() => this.flush(), pauseAfter(this.failures++));
    }
    this.sending = false;
  }

  async deliver(letter) {
    const body = new URLSearchParams({ ...letter, csrf_token: this.form.elements.csrf_token.value });
    const answer = await fetch(this.dataset.url, { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.status >= 500 || answer.status === 429) throw new Error(answer.statusText);
    const said = await answer.json().catch(() => ({ message: answer.statusText }));
    if (answer.ok) this.acknowledged(letter, said);
    else if (answer.status === 409 && "revision" in said) this.contradicted(letter, said);
    else this.refused(letter, said);
  }

  // Only what was sent is done; what was typed meanwhile still waits.
  async acknowledged(letter, { revision }) {
    this.form.elements[`base-${letter.question}`].value = revision;
    if (this.waiting.get(letter.question) !== letter) return;
    this.waiting.delete(letter.question);
    this.remark(letter.question, "");
    this.letters?.drop(letter.question).catch(() => {});
  }

  // Both texts stay: this one in the field, the other one below it; saving again means this one.
  contradicted(letter, { text, revision }) {
    this.remark(letter.question, this.dataset.conflict.replace("{text}", text));
    this.form.elements[`base-${letter.question}`].value = revision;
    this.waiting.delete(letter.question);
  }

  refused(letter, { message }) {
    this.remark(letter.question, this.dataset.refused.replace("{message}", message ?? ""));
    this.waiting.delete(letter.question);
  }

  remark(question, words) {
    const place = this.querySelector(`[data-question="${question}"] [data-note]`);
    place.textContent = words;
    place.hidden = !words;
  }

  say(words) {
    this.querySelector("[data-state]").textContent = words;
  }
}

customElements.define("answer-sheet", AnswerSheet);
