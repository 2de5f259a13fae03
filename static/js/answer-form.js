// <answer-form>: answers to questions, each on its way by itself: waiting, sent, or refused and why. Changing one's
// mind sends again; what another tab of this phone has sent stands here too.
import { forum } from "./forum.js";
import { outbox } from "./outbox.js";

class AnswerForm extends HTMLElement {
  connectedCallback() {
    this.ears = new AbortController();
    const { signal } = this.ears;
    this.form = this.querySelector("form");
    this.event = this.dataset.event ?? "answer.give";
    this.form.addEventListener("submit", (event) => this.send(event));
    outbox.addEventListener("waiting", ({ detail }) => this.turn(detail, "waiting"), { signal });
    outbox.addEventListener("sent", ({ detail }) => this.turn(detail.entry, "sent"), { signal });
    outbox.addEventListener("refused", ({ detail }) => this.turn(detail, "refused"), { signal });
    addEventListener("round-turned", ({ detail }) => this.open(detail), { signal });
    this.recall();
  }

  disconnectedCallback() {
    this.ears.abort();
  }

  open(state) {
    if (state !== "before" && !("when" in this.form.dataset)) this.form.hidden = false;
  }

  async recall() {
    for (const entry of await outbox.entries()) this.turn(entry, entry.state);
  }

  async send(event) {
    event.preventDefault();
    for (const part of this.querySelectorAll("[data-question]")) {
      const data = this.read(part);
      if (data && JSON.stringify(data) !== part.dataset.said) await outbox.send(this.event, data);
    }
  }

  read(part) {
    if (this.event === "introduce") {
      return { round: Number(this.dataset.round), bench: part.querySelector(":checked")?.value ?? "" };
    }
    const question = Number(part.dataset.question);
    const field = part.querySelector("textarea");
    if (field) return field.value.trim() ? { question, text: field.value.trim(), lang: field.lang } : null;
    const values = [...part.querySelectorAll(":checked")].map(({ value }) => value).join(",");
    return values ? { question, values } : null;
  }

  turn(entry, state) {
    if (entry.event !== this.event) return;
    const part = this.querySelector(`[data-question="${Number(entry.data.question ?? 0)}"]`);
    if (!part || (this.event === "introduce" && entry.data.round !== Number(this.dataset.round))) return;
    this.write(part, entry.data);
    part.dataset.said = state === "refused" ? "" : JSON.stringify(entry.data);
    for (const line of part.querySelectorAll("[data-in]")) line.hidden = line.dataset.in !== state;
    part.querySelector("[data-why]").textContent = entry.message ?? "";
    if (state === "refused" && entry.forum === forum.id) outbox.drop(entry);
  }

  write(part, { values, text, bench }) {
    const field = part.querySelector("textarea");
    if (field && text !== undefined && field !== document.activeElement) field.value = text;
    const chosen = values?.split(",") ?? [bench];
    for (const input of part.querySelectorAll("input")) input.checked = chosen.includes(input.value);
  }
}

customElements.define("answer-form", AnswerForm);
