// <copy-text>: puts the text of its field on the clipboard. Without scripts the field itself can be copied.
class CopyText extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () => this.copy());
  }

  async copy() {
    const field = this.querySelector("input");
    field.select();
    await navigator.clipboard.writeText(field.value);
    this.querySelector("[role=status]").textContent = this.dataset.done;
  }
}

customElements.define("copy-text", CopyText);
