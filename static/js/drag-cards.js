// Dragging a card onto an island: while it is in the hand, the others see by whom. Everything that dragging does, the
// link on the card does too.
import { forum } from "./forum.js";
import { announce } from "./words.js";

export function dragCards(wall) {
  let card = null;
  let landed = false;

  const aimAt = (island) => {
    for (const aimed of wall.querySelectorAll(".aimed")) if (aimed !== island) aimed.classList.remove("aimed");
    island?.classList.add("aimed");
  };
  wall.addEventListener("pointerover", ({ target }) => {
    const over = target.closest(".card[data-id]");
    if (over) over.draggable = !over.querySelector(".menu-part");
  });
  wall.addEventListener("dragstart", (event) => {
    card = event.target.closest?.(".card[data-id]:not(.card--held)");
    if (!card) {
      event.preventDefault();
      return;
    }
    landed = false;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", card.querySelector("[data-text]").textContent);
    card.classList.add("lifted");
    forum.say("idea.hold", { idea: Number(card.dataset.id) }).catch(() => null);
  });
  wall.addEventListener("dragover", (event) => {
    const island = card && event.target.closest("section[data-cluster]");
    aimAt(island);
    if (island) event.preventDefault();
  });
  wall.addEventListener("drop", (event) => {
    const island = card && event.target.closest("section[data-cluster]");
    if (!island) return;
    event.preventDefault();
    const from = card.closest("section[data-cluster]").dataset.cluster;
    if (from === island.dataset.cluster) return;
    landed = true;
    move(wall, card, from, island);
  });
  wall.addEventListener("dragend", () => {
    aimAt(null);
    if (card && !landed) forum.say("idea.release", { idea: Number(card.dataset.id) }).catch(() => null);
    card?.classList.remove("lifted");
    card = null;
    wall.dispatchEvent(new Event("free"));
  });
}

async function move(wall, card, from, island) {
  const to = island.dataset.cluster;
  const where = { idea: Number(card.dataset.id), came_from: from || "free", ...(to && { cluster: Number(to) }) };
  const answer = await forum.say("idea.move", where).catch(() => ({ message: wall.dataset.failed }));
  wall.say(answer.ok ? "" : answer.message);
  if (!answer.ok) return;
  const number = card.querySelector("[data-number]").textContent;
  announce(wall.dataset.moved.replace("{number}", number).replace("{where}", island.querySelector("h3").textContent.trim()));
}
