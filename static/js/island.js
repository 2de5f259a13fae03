// An island's strip, and what a card or an island wears: dots, and that a typing error was mended.
export function fillIsland(island, item) {
  island.className = `island island--${item.tint}`;
  island.dataset.cluster = item.id;
  island.querySelector("h3").id = `island-${item.id}`;
  island.setAttribute("aria-labelledby", `island-${item.id}`);
  for (const letter of island.querySelectorAll("[data-letter]")) letter.textContent = item.letter;
  island.querySelector("[data-name]").textContent = item.name;
  island.querySelector("[data-named]").hidden = item.name === "";
  const link = island.querySelector("[data-href]");
  link.href = link.dataset.href.replace("/0", `/${item.id}`);
  showMarks(island.querySelector(".strip"), item);
}

export function showMarks(place, item) {
  const sum = place.querySelector("[data-dots]");
  sum.hidden = !item.dots;
  sum.querySelector("[data-dots-number]").textContent = item.dots ?? 0;
  const mended = place.querySelector("[data-mended]");
  if (mended) mended.hidden = item.original === undefined;
  const link = place.querySelector(".card__foot [data-href]");
  if (link) link.href = link.dataset.href.replace("/0/", `/${item.id}/`);
}

// What the page is filtered by; the server has filtered what it has drawn.
export function fits(item, { round, table, language, cluster, state }) {
  const is = (wanted, found) => !wanted || wanted === String(found);
  const place = is(cluster, item.cluster ?? "free") && is(state, item.waits ? "waiting" : "wall");
  return place && is(round, item.round) && is(table, item.table) && is(language, item.lang);
}

// Told to facilitators only: who has a card in hand. One's own hand needs no sign.
export function showHand(wall, { idea, by }) {
  const card = wall.cardOf(idea);
  if (!card) return;
  const elsewhere = by !== null && !card.matches(".lifted, :has(.menu-part)");
  card.classList.toggle("card--held", elsewhere);
  const place = card.querySelector("[data-in-hand]");
  place.hidden = !elsewhere;
  place.textContent = elsewhere ? wall.dataset.hand.replace("{who}", by) : "";
}
