// <projector-wall>: the newest cards, in five columns of six. A card keeps its place as long as it hangs, because a
// hall is reading; when all places are taken, the newest card takes that of the oldest.
import { fillCard, ideasOf, newCard } from "./card.js";
import { forum } from "./forum.js";
import { counted } from "./words.js";

const COLUMNS = 5;
const ROWS = 6;

class ProjectorWall extends HTMLElement {
  connectedCallback() {
    this.template = this.querySelector("template");
    this.columns = [...this.querySelectorAll("ul")];
    this.ideas = new Map(JSON.parse(this.dataset.known).map((item) => [item.id, item]));
    this.places = new Array(COLUMNS * ROWS).fill(null);
    this.columns.forEach((column, x) => {
      [...column.children].forEach((card, y) => (this.places[y * COLUMNS + x] = Number(card.dataset.id)));
    });
    forum.addEventListener("items", ({ detail }) => this.take(ideasOf(detail)));
    forum.addEventListener("state", ({ detail }) => this.takeAll(ideasOf(detail)));
  }

  take(items) {
    for (const item of items) {
      if (item.gone) this.takeDown(item.id);
      else if (this.ideas.has(item.id)) this.change(item);
      else this.hang(item, this.freePlace());
    }
    this.count();
  }

  takeAll(items) {
    const here = new Set(items.map(({ id }) => id));
    for (const id of [...this.ideas.keys()]) if (!here.has(id)) this.takeDown(id);
    this.take(items);
  }

  freePlace() {
    const free = this.places.indexOf(null);
    if (free !== -1) return free;
    const numbers = this.places.map((id) => this.ideas.get(id).number);
    return numbers.indexOf(Math.min(...numbers));
  }

  hang(item, place) {
    this.ideas.set(item.id, item);
    const column = this.columns[place % COLUMNS];
    const old = this.cardOf(this.places[place]);
    const card = newCard(this.template, item);
    card.classList.add("card--new");
    if (old) old.replaceWith(card);
    else column.append(card);
    this.places[place] = item.id;
  }

  change(item) {
    this.ideas.set(item.id, item);
    const card = this.cardOf(item.id);
    if (card) fillCard(card, item);
  }

  // A card that is taken down leaves its place to the newest one that had none.
  takeDown(id) {
    this.ideas.delete(id);
    const place = this.places.indexOf(id);
    if (place === -1) return;
    const waiting = [...this.ideas.values()].filter((item) => !this.places.includes(item.id));
    const next = waiting.sort((one, other) => other.number - one.number)[0];
    if (next) {
      this.hang(next, place);
    } else {
      this.cardOf(id).remove();
      this.places[place] = null;
    }
  }

  cardOf(id) {
    return id === null ? null : this.querySelector(`[data-id="${Number(id)}"]`);
  }

  count() {
    const more = this.ideas.size - this.places.filter((id) => id !== null).length;
    const rest = document.querySelector("[data-more]");
    rest.textContent = counted(rest.dataset.more, more);
    rest.hidden = more === 0;
    const total = document.querySelector("[data-total]");
    total.textContent = counted(total.dataset.total, this.ideas.size);
    total.hidden = this.ideas.size === 0;
    for (const part of document.querySelectorAll("[data-empty]")) part.hidden = this.ideas.size > 0;
  }
}

customElements.define("projector-wall", ProjectorWall);
