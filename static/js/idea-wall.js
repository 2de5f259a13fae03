// <idea-wall>: all cards, newest first. With "hold", and whenever somebody pauses the wall or has a card's menu open,
// new cards wait behind a button that says how many, so that nothing moves under a reader's eye or a thumb.
import { fillCard, ideasOf, newCard } from "./card.js";
import { forum } from "./forum.js";
import { announce, counted } from "./words.js";

class IdeaWall extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("ul");
    this.template = this.querySelector("template");
    this.button = this.querySelector("[data-show]");
    this.pause = this.querySelector("[data-pause]");
    this.total = this.querySelector("[data-total]");
    this.known = new Set(JSON.parse(this.dataset.known));
    this.held = new Map();
    this.button.addEventListener("click", () => this.showHeld());
    this.pause?.addEventListener("click", () => this.turnPause());
    this.addEventListener("toggle", () => this.showWhenFree(), true);
    this.ears = new AbortController();
    const { signal } = this.ears;
    forum.addEventListener("items", ({ detail }) => this.take(this.seen(detail)), { signal });
    forum.addEventListener("state", ({ detail }) => this.takeAll(this.seen(detail)), { signal });
  }

  disconnectedCallback() {
    this.ears.abort();
  }

  // Where each table has its wall, one sees one's own.
  seen(items) {
    const { table } = this.dataset;
    return ideasOf(items).filter((item) => item.gone || table === undefined || item.table === table);
  }

  get paused() {
    return this.pause?.getAttribute("aria-pressed") === "true";
  }

  get holds() {
    return this.paused || "hold" in this.dataset || this.list.querySelector("details[open]") !== null;
  }

  take(items) {
    for (const item of items) {
      if (item.gone) this.takeDown(item.id);
      else if (this.known.has(item.id)) this.change(item);
      else this.held.set(item.id, item);
    }
    for (const id of this.held.keys()) this.known.add(id);
    this.showWhenFree();
    this.count();
  }

  takeAll(items) {
    const here = new Set(items.map(({ id }) => id));
    for (const id of this.known) if (!here.has(id)) this.takeDown(id);
    this.take(items);
  }

  change(item) {
    if (this.held.has(item.id)) this.held.set(item.id, item);
    const card = this.cardOf(item.id);
    if (card) fillCard(card, item);
  }

  takeDown(id) {
    this.known.delete(id);
    this.held.delete(id);
    const card = this.cardOf(id);
    if (card?.contains(document.activeElement)) this.querySelector("h2").focus();
    card?.remove();
  }

  cardOf(id) {
    return this.list.querySelector(`[data-id="${Number(id)}"]`);
  }

  showWhenFree() {
    if (!this.holds) this.showHeld();
    this.button.hidden = this.held.size === 0;
    if (this.held.size > 0) this.say(counted(this.button.dataset.show, this.held.size));
  }

  say(text) {
    if (this.button.textContent === text) return;
    this.button.textContent = text;
    if (!this.paused) announce(text);
  }

  showHeld() {
    const focused = document.activeElement === this.button;
    const cards = [...this.held.values()].map((item) => newCard(this.template, item)).reverse();
    this.held.clear();
    this.list.prepend(...cards);
    this.button.hidden = true;
    if (focused && cards.length > 0) {
      cards[0].tabIndex = -1;
      cards[0].focus();
    }
    this.count();
  }

  count() {
    this.total.textContent = counted(this.total.dataset.total, this.known.size);
    const empty = this.querySelector("[data-empty]");
    if (empty) empty.hidden = this.known.size > 0;
  }

  turnPause() {
    this.pause.setAttribute("aria-pressed", String(!this.paused));
    if (!this.holds) this.showHeld();
  }
}

customElements.define("idea-wall", IdeaWall);
