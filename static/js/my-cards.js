// <my-cards>: what I have written, each card with its state: waiting, sent with its number, or refused and why.
// Changing and taking back go through the outbox as well, so they too wait for the net.
import { fillCard, newCard } from "./card.js";
import { forum } from "./forum.js";
import { outbox } from "./outbox.js";
import { announce } from "./words.js";

class MyCards extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("ul");
    this.template = this.querySelector("template");
    outbox.addEventListener("waiting", ({ detail }) => this.wait(detail));
    outbox.addEventListener("sent", ({ detail }) => this.sent(detail.entry, detail.answer));
    outbox.addEventListener("refused", ({ detail }) => this.refused(detail));
    outbox.addEventListener("elsewhere", () => this.recall());
    forum.addEventListener("items", ({ detail }) => this.follow(detail));
    this.addEventListener("submit", (event) => this.act(event));
    this.addEventListener("click", (event) => this.press(event));
    this.recall();
  }

  async recall() {
    for (const entry of await outbox.entries()) {
      if (entry.state === "refused") this.refused(entry, false);
      else this.wait(entry, false);
    }
  }

  cardOf({ key, event, data }) {
    if (event !== "idea.submit") return this.list.querySelector(`[data-id="${Number(data.idea)}"]`);
    const found = this.list.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (found) return found;
    const card = newCard(this.template, data);
    card.dataset.key = key;
    this.list.prepend(card);
    this.hidden = false;
    return card;
  }

  wait(entry, aloud = true) {
    const card = this.cardOf(entry);
    if (!card) return;
    if (entry.event === "idea.revise") fillCard(card, { text: entry.data.text });
    this.turn(card, "waiting", aloud);
  }

  sent(entry, answer) {
    const card = this.cardOf(entry);
    if (!card) return;
    if (entry.event === "idea.withdraw") {
      this.turn(card, "withdrawn", true);
      return;
    }
    const twin = answer.id && this.list.querySelector(`[data-id="${Number(answer.id)}"]`);
    if (twin && twin !== card) {
      card.remove();
      return;
    }
    if (answer.id) fillCard(card, answer);
    if (answer.receipt) this.give(card, answer.receipt);
    this.turn(card, "sent", true);
  }

  give(card, receipt) {
    const link = card.querySelector("[data-receipt]");
    link.textContent = receipt;
    link.href = link.dataset.receipt.replace("RECEIPT", encodeURIComponent(receipt));
  }

  refused(entry, aloud = true) {
    const card = this.cardOf(entry);
    if (!card) return;
    card.querySelector("[data-why]").textContent = entry.message;
    card.dataset.refused = entry.key;
    this.turn(card, "refused", aloud);
  }

  turn(card, state, aloud) {
    card.dataset.state = state;
    for (const part of card.querySelectorAll("[data-in]")) part.hidden = !part.dataset.in.split(" ").includes(state);
    const said = card.querySelector(`[data-in~="${state}"][data-say]`);
    if (aloud && said) announce(said.textContent.replace(/\s+/g, " ").trim());
  }

  // My own cards are told to me as to everybody: taken down, hung up again, or changed in another tab.
  follow(items) {
    for (const item of items) {
      const card = item.kind === "idea" && this.list.querySelector(`[data-id="${Number(item.id)}"]`);
      if (!card || card.dataset.state === "waiting" || card.dataset.state === "withdrawn") continue;
      if (!item.gone) fillCard(card, item);
      this.turn(card, item.gone ? "hidden" : "sent", Boolean(item.gone));
    }
  }

  act(event) {
    const form = event.target;
    if (!form.dataset.event) return;
    event.preventDefault();
    const card = form.closest("[data-id]");
    const data = { idea: Number(card.dataset.id) };
    const text = form.elements.text?.value.trim();
    if (form.elements.text && !text) return;
    form.closest("details").open = false;
    card.querySelector("summary").focus();
    outbox.send(form.dataset.event, text ? { ...data, text } : data);
  }

  async press(event) {
    const button = event.target.closest("[data-again]");
    if (!button) return;
    const card = button.closest("[data-refused]");
    const entry = (await outbox.entries()).find(({ key }) => key === card.dataset.refused);
    if (!entry) return;
    await outbox.drop(entry);
    dispatchEvent(new CustomEvent("write-again", { detail: entry.data }));
    if (entry.event === "idea.submit") card.remove();
    else this.turn(card, "sent", false);
  }
}

customElements.define("my-cards", MyCards);
