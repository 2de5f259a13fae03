// A card, wherever it hangs: cloned from the page's <template>, which is the same partial the server writes cards
// with. What people wrote becomes text, never markup.
const rightToLeft = new Set(["ar", "fa", "ckb", "ps", "ur"]);

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
  if (item.kind === "idea") render(card, item.rendering);
  const field = card.querySelector("textarea");
  if (field && field !== document.activeElement && item.text !== undefined) field.value = item.text;
  if (!item.id) return;
  for (const number of card.querySelectorAll("[data-number]")) number.textContent = item.number;
  for (const mark of card.querySelectorAll("[data-paper]")) mark.hidden = !item.paper;
  for (const form of card.querySelectorAll("form[data-action]")) {
    form.action = form.dataset.action.replace("/0/", `/${item.id}/`);
  }
}

// German words beside a card, and who put them there: made from the part that the page's blank card has.
function render(card, german) {
  const part = card.querySelector("[data-rendering]") ?? (german && added(card));
  if (!part) return;
  part.hidden = !german;
  if (!german) return;
  part.querySelector("[data-german]").textContent = german.text;
  part.querySelector("[data-by]").textContent = german.by;
  part.querySelector("[data-by-person]").hidden = german.machine !== "" || german.by === "";
  part.querySelector("[data-by-machine]").hidden = german.machine === "";
}

function added(card) {
  const blanks = [...document.querySelectorAll("template")].map(({ content }) => content.querySelector("[data-rendering]"));
  const part = blanks.find(Boolean)?.cloneNode(true);
  if (part) card.querySelector("[data-text]").after(part);
  return part;
}

// The cards among what has changed. The staff is told of hidden ones too; on the wall they are gone.
export function ideasOf(items) {
  const ideas = items.filter((item) => item.kind === "idea");
  return ideas.map((item) => ("hidden" in item ? { ...item, gone: true } : item));
}
