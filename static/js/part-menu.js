// Menus of cards and islands: the page behind a link opens at the place instead, and what is pressed there is done
// without leaving. Escape closes it and gives the focus back. A card whose menu is open counts as being in the hand.
import { forum } from "./forum.js";
import { announce } from "./words.js";

const STILL_HERE = 15_000;
let open = null;

export function openMenus(wall) {
  wall.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (open?.link === link) close(wall);
    else show(wall, link);
  });
  wall.addEventListener("submit", (event) => {
    if (event.target.closest(".menu-part") || "quietly" in event.target.dataset) send(wall, event);
  });
  wall.addEventListener("keydown", (event) => event.key === "Escape" && close(wall));
}

async function show(wall, link) {
  close(wall, false);
  const part = await fetchPart(link.href).catch(() => null);
  if (!part) {
    location.assign(link.href);
    return;
  }
  const home = link.closest(".card, .strip");
  const card = Number(home.closest(".card")?.dataset.id ?? 0);
  open = { link, part, card };
  home.draggable = false;
  home.append(part);
  link.setAttribute("aria-expanded", "true");
  part.querySelector("button, input:not([type=hidden]), summary")?.focus();
  if (card) hold(card);
}

function hold(card) {
  forum.say("idea.hold", { idea: card }).then((answer) => answer.ok || complain(answer.message)).catch(() => null);
  open.timer = setTimeout(() => open?.card === card && hold(card), STILL_HERE);
}

function close(wall, giveBack = true) {
  if (!open) return;
  const { link, part, card, timer } = open;
  open = null;
  clearTimeout(timer);
  part.remove();
  link.removeAttribute("aria-expanded");
  if (giveBack) (link.isConnected ? link : wall.querySelector("h2")).focus();
  if (card) forum.say("idea.release", { idea: card }).catch(() => null);
  wall.dispatchEvent(new Event("free"));
}

function fetchPart(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => {
      const part = request.status === 200 && request.response.getElementById("card-menu");
      if (part) resolve(document.importNode(part, true));
      else reject(new Error(String(request.status)));
    };
    request.onerror = reject;
    request.send();
  });
}

async function send(wall, event) {
  event.preventDefault();
  const form = event.target;
  const body = new FormData(form, event.submitter);
  const options = { method: "POST", body, headers: { Accept: "application/json" } };
  const answer = await fetch(form.action, options).then((reply) => reply.json()).catch(() => null);
  const inMenu = form.closest(".menu-part") !== null;
  if (answer?.ok) {
    wall.say("");
    if (inMenu) close(wall);
    announce(answer.said);
  } else if (inMenu) {
    complain(answer?.message ?? wall.dataset.failed);
  } else {
    wall.say(answer?.message ?? wall.dataset.failed);
  }
}

function complain(message) {
  const place = open?.part.querySelector("[data-complaint]");
  if (!place) return;
  place.textContent = message;
  place.hidden = false;
}
