// <fresh-part id>: a part of the page that the server draws anew when the forum has changed: the next step, who is
// here, what has been taken down. It holds nothing that somebody types in. The focus stays where it was.
import { forum } from "./forum.js";
import { counted } from "./words.js";

// A hall is calmer than a desk: what stands on the projector changes once a second at most.
const AT_ONCE = document.querySelector("[data-calm]") ? 1000 : 100;
const BY_AND_BY = 3000;
let timer;
let due = Infinity;
let here;

function refreshIn(pause) {
  if (due <= Date.now() + pause) return;
  due = Date.now() + pause;
  clearTimeout(timer);
  timer = setTimeout(refresh, pause);
}

function refresh() {
  due = Infinity;
  const address = new URL(location);
  address.searchParams.set("parts", "1");
  const request = new XMLHttpRequest();
  request.open("GET", address);
  request.responseType = "document";
  request.onload = () => request.status === 200 && exchange(request.response);
  request.send();
}

function exchange(page) {
  for (const part of document.querySelectorAll("fresh-part")) {
    const fresh = page.getElementById(part.id);
    if (fresh && !fresh.isEqualNode(part)) part.take(fresh);
  }
  showHere();
}

// How many are connected is told every few seconds, and known only here.
function showHere() {
  if (here === undefined) return;
  for (const place of document.querySelectorAll("[data-here]")) {
    place.textContent = place.dataset.here ? counted(place.dataset.here, here) : here;
  }
}

class FreshPart extends HTMLElement {
  take(fresh) {
    const focused = this.contains(document.activeElement) ? document.activeElement.id : "";
    const unticked = [...this.querySelectorAll("input[type=checkbox][id]:not(:checked)")].map(({ id }) => id);
    Object.assign(this.dataset, fresh.dataset);
    this.replaceChildren(...document.importNode(fresh, true).childNodes);
    for (const id of unticked) {
      const box = document.getElementById(id);
      if (box) box.checked = false;
    }
    if (focused) (document.getElementById(focused) ?? this.querySelector("button, a"))?.focus();
  }
}

customElements.define("fresh-part", FreshPart);

const isUrgent = (item) => item.kind !== "idea" || item.gone;
forum.addEventListener("items", ({ detail }) => refreshIn(detail.some(isUrgent) ? AT_ONCE : BY_AND_BY));
forum.addEventListener("state", () => refreshIn(AT_ONCE));
forum.addEventListener("here", ({ detail }) => {
  here = detail;
  showHere();
});
