// <language-choice>: choosing a language turns the page into it at once, as long as nothing else has been filled in.
// A language that the pages do not speak is for the cards; the page stays as it is.
class LanguageChoice extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", ({ target }) => this.turn(target));
  }

  turn({ value, form }) {
    const others = ["name", "bench", "table"].some((name) => form.elements[name].value !== "");
    if (others || value === document.documentElement.lang || !this.dataset.pages.split(" ").includes(value)) return;
    location.replace(`?language=${value}`);
  }
}

customElements.define("language-choice", LanguageChoice);
