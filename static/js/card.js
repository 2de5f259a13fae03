// A card, wherever it hangs: cloned from the page's <template>, which is the same partial the server writes cards
// with. What people wrote becomes text, never markup.
const rightToLeft = new Set(["ar", "fa"]);

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
    text.dir = rightToLeft.has(item.lang) ? "rtl" : "ltr";
  }
  const field = card.querySelector("textarea");
  if (field && field !== document.activeElement && item.text !== undefined) field.value = item.text;
  if (!item.id) return;
  for (const number of card.querySelectorAll("[data-number]")) number.textContent = item.number;
  for (const mark of card.querySelectorAll("[data-paper]")) mark.hidden = !item.paper;
  for (const form of card.querySelectorAll("form[data-action]")) {
    form.action = form.dataset.action.replace("/0/", `/${item.id}/`);
  }
}

// The cards among what has changed. The staff is told of hidden ones too; on the wall they are gone.
export function ideasOf(items) {
  const ideas = items.filter((item) => item.kind === "idea");
  return ideas.map((item) => ("hidden" in item ? { ...item, gone: true } : item));
}
