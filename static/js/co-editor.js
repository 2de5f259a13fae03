// <co-editor>: a section that several write at once. It puts the shared field in the place of the plain one; when that
// cannot be had (an old browser, no way for sockets), the plain form stays, with the same rights and the same merge.
import { Carets } from "./carets.js";
import { load } from "./library.js";
import { LivePreview } from "./live-preview.js";
import { SharedText } from "./shared-text.js";
import { WritingField } from "./writing-field.js";

const LATE = 8000;

const initials = (name) => name.split(/\s+/).map((word) => [...word][0]).slice(0, 2).join("");

class CoEditor extends HTMLElement {
  async connectedCallback() {
    this.form = this.querySelector("form");
    this.plain = this.form.elements.text;
    await load(this.dataset.library);
    const { section, account, edits } = this.dataset;
    const token = this.form.elements.csrf_token.value;
    this.shared = new SharedText({ section: Number(section), account, address: edits, token });
    this.shared.addEventListener("state", ({ detail }) => this.show(detail));
    this.shared.addEventListener("inside", () => this.begin(), { once: true });
    await this.shared.begin();
    this.carets = new Carets(this.shared);
    this.carets.addEventListener("moved", () => this.name());
    this.late = setTimeout(() => (this.querySelector("[data-late]").hidden = false), LATE);
  }

  begin() {
    clearTimeout(this.late);
    this.querySelector("[data-late]").hidden = true;
    this.field = new WritingField();
    this.field.id = this.plain.id;
    this.field.className = "sheet written";
    this.plain.id = "plain-text";
    this.plain.hidden = true;
    this.plain.before(this.field);
    const phrases = JSON.parse(this.dataset.phrases);
    const label = this.querySelector("label[for=text]").textContent;
    this.field.begin(this.shared, this.carets, { label, language: this.plain.lang, nonce: this.dataset.nonce, phrases });
    for (const button of this.querySelectorAll("[data-plain-only]")) button.hidden = true;
    this.preview = new LivePreview(this.form, this.dataset.preview);
    this.field.addEventListener("input", () => this.write());
    this.form.elements.title.addEventListener("change", () => this.rename());
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.write();
  }

  write() {
    this.plain.value = this.field.value;
    this.preview.soon();
  }

  // The text is saved by itself; Enter in the title saves the title. Searching the cards is a page of its own.
  submit(event) {
    if (event.submitter?.value && event.submitter.value !== "save") return;
    event.preventDefault();
    this.rename();
  }

  async rename() {
    const body = new FormData();
    body.set("csrf_token", this.form.elements.csrf_token.value);
    body.set("title", this.form.elements.title.value);
    const answer = await fetch(this.dataset.title, { method: "POST", body, redirect: "manual" }).catch(() => null);
    const message = answer && (answer.type === "opaqueredirect" || answer.ok) ? "" : this.dataset.untitled;
    this.show(message ? { state: "refused", message } : { state: this.shared.state, message });
  }

  show({ state, message }) {
    for (const one of this.querySelectorAll("[data-state]")) one.hidden = one.dataset.state !== state;
    if (message) this.querySelector("[data-why]").textContent = message;
    const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" });
    if (state === "saved") this.querySelector("[data-at]").textContent = clock.format(new Date());
  }

  name() {
    const people = new Map([...this.carets.others.values()].map(({ name, pen }) => [name, pen]));
    const list = this.querySelector("[data-people]");
    if (list.dataset.shown === [...people.keys()].join()) return;
    list.dataset.shown = [...people.keys()].join();
    const model = this.querySelector("template[data-person]").content;
    list.replaceChildren(
      ...[...people].map(([name, pen]) => {
        const person = model.cloneNode(true).firstElementChild;
        person.querySelector("[data-initials]").classList.add(`person--${pen}`);
        person.querySelector("[data-initials]").textContent = initials(name);
        person.querySelector("[data-name]").textContent = name;
        return person;
      }),
    );
  }
}

customElements.define("co-editor", CoEditor);
