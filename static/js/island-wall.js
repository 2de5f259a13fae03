// <island-wall>: the wall on the desk. Cards lie free or on islands and go where the server says, under each hand alike.
// While somebody pauses it, drags, or has a menu open, new cards wait behind a button that says how many.
import { fillCard, ideasOf, newCard } from "./card.js";
import { dragCards } from "./drag-cards.js";
import { forum } from "./forum.js";
import { fillIsland, fits, showHand, showMarks } from "./island.js";
import { openMenus } from "./part-menu.js";
import { counted } from "./words.js";

class IslandWall extends HTMLElement {
  connectedCallback() {
    this.known = new Set(JSON.parse(this.dataset.known));
    this.filter = JSON.parse(this.dataset.filter);
    this.held = new Map();
    this.button = this.querySelector("[data-show]");
    this.pause = this.querySelector("[data-pause]");
    this.pause.addEventListener("click", () => {
      this.pause.setAttribute("aria-pressed", String(!this.paused));
      this.showWhenFree();
    });
    this.button.addEventListener("click", () => this.showHeld());
    this.addEventListener("free", () => this.showWhenFree());
    forum.addEventListener("items", ({ detail }) => this.take(detail));
    forum.addEventListener("state", ({ detail }) => this.takeAll(detail));
    forum.socket.addEventListener("held", ({ detail }) => showHand(this, detail));
    dragCards(this);
    openMenus(this);
  }

  get paused() {
    return this.pause.getAttribute("aria-pressed") === "true";
  }

  get holds() {
    return this.paused || this.querySelector(".menu-part, .lifted") !== null;
  }

  take(items) {
    for (const item of items) if (item.kind === "cluster") this.takeIsland(item);
    for (const item of ideasOf(items)) this.takeCard(item);
    this.showWhenFree();
  }

  takeAll(items) {
    const here = (kind) => new Set(items.filter((item) => item.kind === kind).map(({ id }) => id));
    const [cards, islands] = [here("idea"), here("cluster")];
    for (const id of this.known) if (!cards.has(id)) this.takeDown(id);
    for (const { dataset } of this.querySelectorAll("section[data-cluster]")) {
      const id = Number(dataset.cluster);
      if (id && !islands.has(id)) this.takeIsland({ id, gone: true });
    }
    this.take(items);
  }

  takeIsland(item) {
    let island = this.islandOf(item.id);
    if (item.gone && island) {
      this.list(null).append(...island.querySelector("ul").children);
      island.remove();
    } else if (!item.gone) {
      if (!island) {
        island = this.querySelector("template[data-island]").content.firstElementChild.cloneNode(true);
        this.querySelector(".islands__named").append(island);
      }
      fillIsland(island, item);
    }
    this.querySelector(".islands").classList.toggle("islands--none", !this.querySelector(".islands__named > *"));
  }

  takeCard(item) {
    if (item.gone || !fits(item, this.filter)) return void this.takeDown(item.id);
    const card = this.cardOf(item.id);
    if (card) this.place(item, card);
    else if (item.cluster) this.hang(item);
    else this.held.set(item.id, item);
    this.known.add(item.id);
  }

  hang(item) {
    this.held.delete(item.id);
    const card = newCard(this.querySelector("template[data-card]"), item);
    card.classList.add("card--new");
    this.place(item, card);
  }

  // Free cards the newest first, those of an island by their numbers. A card that stays where it is keeps its place.
  place(item, card) {
    fillCard(card, item);
    showMarks(card, item);
    const list = this.list(item.cluster);
    if (card.parentElement === list) return;
    const isFree = list === this.list(null);
    const after = [...list.children].find((other) => numberOf(other) < item.number === isFree);
    list.insertBefore(card, after ?? null);
  }

  takeDown(id) {
    this.known.delete(id);
    this.held.delete(id);
    const card = this.cardOf(id);
    if (card?.contains(document.activeElement)) this.querySelector("h2").focus();
    card?.remove();
  }

  islandOf(id) {
    return this.querySelector(`section[data-cluster="${id ? Number(id) : ""}"]`);
  }

  list(cluster) {
    return (this.islandOf(cluster) ?? this.islandOf(null)).querySelector("ul");
  }

  cardOf(id) {
    return this.querySelector(`.card[data-id="${Number(id)}"]`);
  }

  showWhenFree() {
    if (!this.holds) this.showHeld();
    this.button.hidden = this.held.size === 0;
    if (this.held.size > 0) this.button.textContent = counted(this.button.dataset.show, this.held.size);
    this.count();
  }

  showHeld() {
    for (const item of [...this.held.values()]) this.hang(item);
    this.button.hidden = true;
    this.count();
  }

  count() {
    const total = this.querySelector("[data-total]");
    total.textContent = counted(total.dataset.total, this.known.size);
    this.querySelector("[data-empty]").hidden = this.known.size > 0;
    for (const island of this.querySelectorAll("section[data-cluster]")) {
      island.querySelector("[data-count]").textContent = island.querySelector("ul").children.length;
    }
  }

  say(text) {
    const place = this.querySelector("[data-said]");
    place.textContent = text;
    place.hidden = text === "";
  }

}

const numberOf = (card) => Number(card.querySelector("[data-number]").textContent);

customElements.define("island-wall", IslandWall);
