// <round-part>: what a participant sees of the round before the room. Opening, pausing, the end of the time and closing
// only turn its parts on and off; another round, or answers that are shown now, are fetched from the server. Somebody
// who is typing is told of the next round and goes there when they like: nothing is taken from under their fingers.
import { forum } from "./forum.js";

const SCATTERED = 800;

class RoundPart extends HTMLElement {
  connectedCallback() {
    this.next = document.querySelector("[data-next]");
    this.next.querySelector("button").addEventListener("click", () => this.fetch());
    this.addEventListener("focusout", () => setTimeout(() => this.isDue && !this.isTyping && this.fetch()));
    forum.addEventListener("items", ({ detail }) => this.follow(detail));
    forum.addEventListener("state", ({ detail }) => this.follow(detail));
    addEventListener("time-up", () => this.dataset.state === "open" && this.turn("over"));
    this.turn(this.dataset.state);
  }

  get isTyping() {
    const field = document.activeElement;
    return this.contains(field) && field.tagName === "TEXTAREA" && field.value.trim() !== "";
  }

  follow(items) {
    for (const item of items) {
      if (item.kind === "forum" && item.seq > this.since && this.querySelector("#seat")) this.goOn();
      if (item.kind !== "round" || item.gone) continue;
      if (item.id === Number(this.dataset.id)) this.renew(item);
      else if (item.open || (item.called ?? 0) > Number(this.dataset.called)) this.goOn();
    }
    this.since = forum.seq;
  }

  renew(round) {
    const { prompt, prompts, called, revealed } = round;
    document.querySelector("[data-prompt]").textContent = prompts[this.dataset.language] ?? prompt;
    this.dataset.called = called ?? 0;
    const clock = document.querySelector("round-clock");
    clock.show(round.ends);
    this.turn(stateOf(round, clock.isOver));
    if (Number(revealed) !== Number(this.dataset.revealed) || (round.people && round.seq > this.since)) this.goOn();
  }

  // A hall full of phones does not ask in the same instant.
  goOn() {
    this.isDue = true;
    this.next.hidden = !this.isTyping;
    clearTimeout(this.timer);
    if (!this.isTyping) this.timer = setTimeout(() => this.fetch(), Math.random() * SCATTERED);
  }

  fetch() {
    const request = new XMLHttpRequest();
    request.open("GET", location.pathname);
    request.responseType = "document";
    request.onload = () => request.status === 200 && this.receive(request.response);
    request.onerror = () => (this.timer = setTimeout(() => this.isDue && this.fetch(), 3000));
    request.send();
  }

  // Asked before somebody began to type: then it waits for them too.
  receive(page) {
    if (!this.isTyping) return this.take(page);
    this.isDue = true;
    this.next.hidden = false;
  }

  take(page) {
    const fresh = page.getElementById("round");
    if (!fresh) return;
    this.isDue = false;
    this.next.hidden = true;
    const moved = fresh.dataset.id !== this.dataset.id;
    Object.assign(this.dataset, fresh.dataset);
    this.replaceChildren(...document.importNode(fresh, true).childNodes);
    if (moved) scrollTo({ top: 0 });
    const wall = page.querySelector("idea-wall");
    const mine = document.querySelector("idea-wall");
    if ((wall.dataset.table ?? "") !== (mine.dataset.table ?? "")) mine.replaceWith(document.importNode(wall, true));
    document.querySelector("round-clock").show(Number(page.querySelector("round-clock").dataset.ends) || null);
    this.turn(fresh.dataset.state);
  }

  // Each part of the page says in which states it is seen.
  turn(state) {
    this.dataset.state = state;
    document.querySelector("main").dataset.round = state;
    for (const part of document.querySelectorAll("[data-when]")) {
      part.hidden = !part.dataset.when.split(" ").includes(state);
    }
    dispatchEvent(new CustomEvent("round-turned", { detail: state }));
  }
}

function stateOf({ open, closed, paused }, isOver) {
  if (!open) return closed ? "closed" : "before";
  if (paused) return "paused";
  return isOver ? "over" : "open";
}

customElements.define("round-part", RoundPart);
