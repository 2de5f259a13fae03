// <editor-toolbar>: the buttons above a text field. One Tab leads to it, arrow keys lead through it; keys typed in the
// field do the same as the buttons.
import { continueList, tools, wrap } from "./text-tools.js";

const KEYS = { b: "bold", i: "italic", k: "link" };
const SHIFTED = { Digit7: "numbers", Digit8: "list" };

class EditorToolbar extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.words = this.dataset;
    this.buttons = [...this.querySelectorAll("button")];
    this.reach(this.buttons[0]);
    this.addEventListener("click", (event) => this.press(event.target.closest("[data-tool]")));
    this.addEventListener("keydown", (event) => this.walk(event));
    this.addEventListener("focusin", (event) => this.reach(event.target));
    document.addEventListener("keydown", (event) => this.area?.contains(event.target) && this.type(event), true);
    document.getElementById("languages")?.addEventListener("click", (event) => this.mark(event));
  }

  // Asked each time: the plain field may give its place to the shared one.
  get area() {
    return document.getElementById(this.getAttribute("aria-controls"));
  }

  press(button) {
    const use = button && tools[button.dataset.tool];
    if (use) use(this.area, this.words);
    else if (button?.dataset.tool === "source") this.dispatchEvent(new CustomEvent("source", { bubbles: true }));
  }

  reach(button) {
    for (const one of this.buttons) one.tabIndex = one === button ? 0 : -1;
  }

  walk(event) {
    const here = this.buttons.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const turned = getComputedStyle(this).direction === "rtl" && event.key.match(/Left|Right/) ? -1 : 1;
    const count = this.buttons.length;
    const to = step ? (here + step * turned + count) % count : { Home: 0, End: count - 1 }[event.key];
    if (to === undefined || here < 0) return;
    event.preventDefault();
    this.buttons[to].focus();
  }

  // Writing systems that compose letters use Enter themselves; it is not ours then.
  type(event) {
    if (event.isComposing) return;
    const held = (event.ctrlKey || event.metaKey) && !event.altKey;
    const name = held && (event.shiftKey ? SHIFTED[event.code] : KEYS[event.key.toLowerCase()]);
    if (name) {
      event.preventDefault();
      tools[name](this.area, this.words);
    } else if (event.key === "Enter" && !event.shiftKey && !held && this.area.form && continueList(this.area)) {
      event.preventDefault();
    }
  }

  mark(event) {
    const code = event.target.closest("[data-language]")?.dataset.language;
    if (!code) return;
    document.getElementById("languages").hidePopover();
    wrap(this.area, "[", `]{lang=${code}}`, this.words.words);
  }
}

customElements.define("editor-toolbar", EditorToolbar);
