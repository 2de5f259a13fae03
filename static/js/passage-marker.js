// <passage-marker>: what one chooses in the text, with the mouse, the finger or the keyboard, goes into the form beside it.
// Places are counted in characters as the server counts them, so an emoji is one. With the keyboard: Enter in a paragraph
// puts a cursor there, arrows move by words, Shift chooses, Enter again goes on to the form, Escape lets go.
class PassageMarker extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form.marker");
    if (!this.form) return;
    this.quote = this.form.querySelector("[data-quote]");
    for (const paragraph of this.querySelectorAll("[data-start]")) paragraph.tabIndex = 0;
    document.addEventListener("selectionchange", () => this.take());
    this.addEventListener("keydown", (event) => this.press(event));
  }

  // Only a choice inside the text counts; going into the form leaves the last one standing.
  take() {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const [start, end] = [this.placeOf(range.startContainer, range.startOffset), this.placeOf(range.endContainer, range.endOffset)];
    if (start === null || end === null || start >= end) return;
    this.form.elements.start.value = start;
    this.form.elements.end.value = end;
    const words = selection.toString().replace(/\s+/g, " ").trim();
    this.quote.textContent = words.length > 160 ? `${words.slice(0, 80)} … ${words.slice(-70)}` : words;
  }

  placeOf(node, offset) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const paragraph = element.closest("[data-start]");
    if (!paragraph || !this.contains(paragraph)) return null;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, offset);
    return Number(paragraph.dataset.start) + [...before.toString()].length;
  }

  press(event) {
    const paragraph = event.target.closest("[data-start]");
    if (!paragraph) return;
    const selection = getSelection();
    const ways = { ArrowRight: "right", ArrowLeft: "left", ArrowDown: "forward", ArrowUp: "backward" };
    if (event.key === "Enter") {
      event.preventDefault();
      if (selection.isCollapsed || !paragraph.contains(selection.anchorNode)) selection.collapse(paragraph, 0);
      else this.form.elements.code_id.focus();
    } else if (event.key === "Escape") {
      selection.removeAllRanges();
      this.quote.textContent = this.quote.dataset.none;
    } else if (event.key in ways && paragraph.contains(selection.anchorNode)) {
      event.preventDefault();
      const by = event.key === "ArrowDown" || event.key === "ArrowUp" ? "line" : "word";
      selection.modify(event.shiftKey ? "extend" : "move", ways[event.key], by);
    }
  }
}

customElements.define("passage-marker", PassageMarker);
