// Words that depend on a number, and dates: the page brings them in its language, as JSON by plural category.
const language = document.documentElement.lang;

// On screen, a number stands in the words where the page has put "#".
export function counted(words, number) {
  const forms = JSON.parse(words);
  const form = forms[new Intl.PluralRules(language).select(number)] ?? forms.other;
  return form.replace("#", number);
}

export function clock(moment) {
  return moment.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
}

// One region speaks for the whole page, at most every five seconds, and says the last thing it was given.
const PAUSE = 5000;
let next = 0;
let speaking;

export function announce(text) {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    const region = document.querySelector("[data-announce]");
    if (region) region.textContent = text;
    next = Date.now() + PAUSE;
  }, Math.max(150, next - Date.now()));
}
