// <section-editor>: one section while somebody writes. What is typed is kept on the device until the server has
// acknowledged it; the line of state says only what is true. A conflict is the server's page, as without scripts.
import { KeptText } from "./kept-text.js";
import { LivePreview } from "./live-preview.js";

const PATIENCE = 15000;
const AGAIN = 5000;

class SectionEditor extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    ({ text: this.area, title: this.heading } = this.form.elements);
    this.kept = new KeptText(this.dataset.name);
    const shown = [this.heading.defaultValue, this.area.defaultValue];
    this.saved = "unsaved" in this.dataset ? null : JSON.stringify(shown);
    this.preview = new LivePreview(this.form, this.dataset.preview);
    this.form.addEventListener("input", (event) => this.hear(event));
    this.form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("keydown", (event) => this.key(event));
    window.addEventListener("online", () => this.timer && this.save());
    this.querySelector("[data-restore]").addEventListener("click", () => this.restore());
    this.querySelector("[data-forget]").addEventListener("click", () => this.forget());
    if (this.saved !== null) this.offer();
    this.keep();
  }

  get typed() {
    return JSON.stringify([this.heading.value, this.area.value]);
  }

  hear(event) {
    if (event.target !== this.area && event.target !== this.heading) return;
    this.keep();
    if (event.target === this.area) this.preview.soon();
  }

  // While older text is offered, it stays: the offer closes only by a button.
  keep() {
    if (this.typed === this.saved) {
      if (!this.offered) this.kept.forget();
      return this.show("saved");
    }
    if (!this.offered) {
      this.kept.keep({ title: this.heading.value, text: this.area.value, base: this.form.elements.base.value });
    }
    this.show("unsaved");
  }

  offer() {
    const text = this.kept.read();
    if (!text || [this.saved, this.typed].includes(JSON.stringify([text.title, text.text]))) return;
    this.offered = text;
    this.querySelector("[data-offer]").hidden = false;
  }

  restore() {
    const { title, text, base } = this.offered;
    [this.heading.value, this.area.value, this.form.elements.base.value] = [title, text, base];
    this.close();
    this.keep();
    this.preview.refresh();
    this.area.focus();
  }

  forget() {
    this.close();
    this.kept.forget();
    this.keep();
    this.area.focus();
  }

  close() {
    this.offered = null;
    this.querySelector("[data-offer]").hidden = true;
  }

  key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    this.save();
  }

  submit(event) {
    const step = event.submitter?.value ?? "save";
    if (step !== "save" || this.form.elements.words.value || this.plainly) return;
    event.preventDefault();
    this.save();
  }

  async save() {
    this.timer = clearTimeout(this.timer);
    if (this.saving) return;
    this.saving = true;
    const sent = this.typed;
    const body = new FormData(this.form);
    body.set("step", "save");
    const how = { signal: AbortSignal.timeout(PATIENCE), headers: { Accept: "application/json" } };
    const answer = await fetch(this.form.action, { method: "POST", body, ...how }).catch(() => null);
    const said = await answer?.json().catch(() => ({}));
    this.saving = false;
    if (answer?.ok && said?.base) return this.acknowledge(said, sent);
    return said?.conflict ? this.submitPlainly() : this.refuse(answer, said);
  }

  acknowledge({ base, at, title, text, merged }, sent) {
    const goneOn = this.typed !== sent;
    this.querySelector("[data-at]").textContent = at;
    this.querySelector("[data-merged]").textContent = merged;
    if (text === null) {
      this.form.elements.base.value = base;
      this.saved = sent;
    } else if (!goneOn) {
      this.takeOver(base, title, text);
    }
    this.keep();
  }

  // Somebody else's changes come in; the caret stays where it was, as far as the text before it is the same.
  takeOver(base, title, text) {
    const { selectionStart, value } = this.area;
    const behind = value.length - selectionStart;
    const same = text.startsWith(value.slice(0, selectionStart));
    [this.heading.value, this.area.value, this.form.elements.base.value] = [title, text, base];
    const at = same ? selectionStart : Math.max(0, text.length - behind);
    this.area.setSelectionRange(at, at);
    this.saved = this.typed;
    this.preview.refresh();
  }

  refuse(answer, said) {
    if (!answer) {
      this.timer = setTimeout(() => this.save(), AGAIN);
      return this.show("offline");
    }
    const isGone = [400, 403, 404].includes(answer.status);
    this.querySelector("[data-why]").textContent = said?.message || this.dataset[isGone ? "gone" : "refused"];
    this.show("refused");
  }

  submitPlainly() {
    this.plainly = true;
    this.form.requestSubmit(this.form.querySelector("[value=save]"));
  }

  show(state) {
    for (const one of this.querySelectorAll("[data-state]")) one.hidden = one.dataset.state !== state;
  }
}

customElements.define("section-editor", SectionEditor);
