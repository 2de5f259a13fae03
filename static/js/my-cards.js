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
    forum.addEventListener("items", ({ detail }) => this.follow(detail));
    forum.addEventListener("mine", ({ detail }) => detail.forEach((card) => this.renew(card)));
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
    if (event !== "idea.submit") return this.byId(data.idea);
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
    if (answer.id) fillCard(card, answer);
    if (answer.receipt) this.give(card, answer.receipt);
    this.turn(card, answer.waits ? "kept" : "sent", true);
  }

  give(card, receipt) {
    const link = card.querySelector("[data-receipt]");
    link.textContent = receipt;
    link.href = link.dataset.receipt.replace("RECEIPT", encodeURIComponent(receipt));
  }

  refused(entry, aloud = true) {
    const card = this.cardOf(entry);
    if (!card) return;
    for (const place of card.querySelectorAll("[data-why]")) place.textContent = entry.message;
    card.dataset.refused = entry.key;
    this.turn(card, entry.event === "idea.submit" ? "refused" : "unchanged", aloud);
  }

  turn(card, state, aloud) {
    card.dataset.state = state;
    for (const part of card.querySelectorAll("[data-in]")) part.hidden = !part.dataset.in.split(" ").includes(state);
    const said = card.querySelector(`[data-in~="${state}"][data-say]`);
    if (aloud && said) announce(said.textContent.replace(/\s+/g, " ").trim());
  }

  // Everybody is told that a card is gone; why, its author alone, who has to ask.
  follow(items) {
    const mine = items.filter((item) => item.kind === "idea" && this.byId(item.id));
    if (mine.length > 0) forum.enter();
  }

  renew(mine) {
    const card = this.byId(mine.id) ?? this.cardOf({ key: mine.key, event: "idea.submit", data: mine });
    if (["waiting", "unchanged"].includes(card.dataset.state) && card.dataset.id !== "0") return;
    const state = mine.withdrawn ? "withdrawn" : mine.hidden ? "hidden" : mine.waits ? "kept" : "sent";
    fillCard(card, mine);
    this.give(card, mine.receipt);
    card.querySelector("[data-reason]").textContent = mine.hidden ?? "";
    if (card.dataset.state !== state) this.turn(card, state, state === "hidden");
  }

  byId(id) {
    return this.list.querySelector(`[data-id="${Number(id)}"]`);
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
    if (entry.event === "idea.submit") {
      card.remove();
      dispatchEvent(new CustomEvent("write-again", { detail: entry.data }));
    } else {
      this.writeAnew(card, entry.data.text);
    }
  }

  // A change that was refused: the field for changing opens again, with what was typed.
  writeAnew(card, text) {
    this.turn(card, "sent", false);
    const field = card.querySelector("textarea");
    if (!text) return;
    field.value = text;
    field.closest("details").open = true;
    field.focus();
  }
}

customElements.define("my-cards", MyCards);
