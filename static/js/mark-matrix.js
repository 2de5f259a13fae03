// A table of marks: each press is saved by itself, without leaving the page; arrow keys go from cell to cell.
// Without scripts the same buttons send the form.

class MarkMatrix extends HTMLElement {
  connectedCallback() {
    this.status = this.querySelector("[role=status]");
    this.addEventListener("click", (event) => this.press(event));
    this.addEventListener("keydown", (event) => this.step(event));
  }

  async press(event) {
    const cell = event.target.closest("button.mark-cell");
    if (!cell) return;
    event.preventDefault();
    if (cell.getAttribute("aria-busy")) return;
    cell.setAttribute("aria-busy", "true");
    const turnsOn = cell.value === "on";
    const isSaved = await this.save(cell);
    cell.removeAttribute("aria-busy");
    if (isSaved) {
      cell.setAttribute("aria-pressed", String(turnsOn));
      cell.value = turnsOn ? "off" : "on";
    }
    this.status.textContent = isSaved ? (turnsOn ? this.dataset.on : this.dataset.off) : this.dataset.lost;
  }

  async save(cell) {
    const body = new FormData(cell.form);
    body.set("mark", cell.value);
    try {
      const answer = await fetch(cell.formAction, { method: "POST", body, headers: { Accept: "application/json" } });
      return answer.status === 204;
    } catch {
      return false;
    }
  }

  step(event) {
    const cell = event.target.closest("button.mark-cell");
    const turns = getComputedStyle(this).direction === "rtl" ? -1 : 1;
    const [rows, columns] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -turns], ArrowRight: [0, turns] }[event.key] ?? [];
    if (!cell || rows === undefined) return;
    const place = cell.closest("td").cellIndex + columns;
    const row = cell.closest("table").rows[cell.closest("tr").rowIndex + rows];
    const next = row?.cells[place]?.querySelector("button");
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }
}

customElements.define("mark-matrix", MarkMatrix);
