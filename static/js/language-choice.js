// <language-choice>: choosing German, English or Arabic turns the page into that language at once, as long as nothing
// else has been filled in. Any other language is for the cards; the page stays as the browser wants it.
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
