// A card, wherever it hangs: cloned from the page's <template>, which is the same partial the server writes cards
// with. What people wrote becomes text, never markup.
const rightToLeft = (document.querySelector("[data-rtl]")?.dataset.rtl ?? "").split(" ");

export function newCard(template, item) {
  const card = template.content.firstElementChild.cloneNode(true);
  fillCard(card, item);
  return card;
}

export function fillCard(card, item) {
  if (item.id) card.dataset.id = item.id;
  const text = card.querySelector("[data-text]");
  if (item.text !== undefined && text.textContent !== item.text) text.textContent = item.text;
  if (item.lang) {
    text.lang = item.lang;
    text.dir = rightToLeft.includes(item.lang) ? "rtl" : "ltr";
  }
  if (!item.id) return;
  for (const number of card.querySelectorAll("[data-number]")) number.textContent = item.number;
  for (const form of card.querySelectorAll("form[data-action]")) {
    form.action = form.dataset.action.replace("/0/", `/${item.id}/`);
  }
}

// Where cards come from: one item at a time, or all of them after a long absence.
export function ideasOf(items) {
  return items.filter((item) => item.kind === "idea");
}
