// <sortable-list>: puts the rows of a list in an order by the buttons beside them or by dragging, without leaving the
// page. Each row has a form with the buttons named "to"; without scripts the same form is sent as it is.
class SortableList extends HTMLElement {
  connectedCallback() {
    this.status = document.createElement("p");
    this.status.className = "unseen";
    this.status.setAttribute("role", "status");
    this.append(this.status);
    for (const row of this.rows) this.makeDraggable(row);
    this.addEventListener("submit", (event) => this.press(event));
    this.addEventListener("dragstart", (event) => this.lift(event));
    this.addEventListener("dragover", (event) => this.dragOver(event));
    this.addEventListener("drop", (event) => event.preventDefault());
    this.addEventListener("dragend", () => this.drop());
    this.mark();
  }

  get list() {
    return this.querySelector("ol, ul");
  }

  get rows() {
    return [...this.list.children];
  }

  // Only the handle lifts a row, so that its text can still be selected.
  makeDraggable(row) {
    const handle = row.querySelector(":scope .order__handle");
    handle?.addEventListener("pointerdown", () => (row.draggable = true));
    handle?.addEventListener("pointerup", () => (row.draggable = false));
  }

  async press(event) {
    const button = event.submitter;
    if (button?.name !== "to" || button.closest("sortable-list") !== this || this.plainly) return;
    event.preventDefault();
    const row = this.rows.find((candidate) => candidate.contains(button));
    if (!(await this.send(row, button.value))) return this.sendPlainly(event.target, button);
    const beside = button.value === "up" ? row.previousElementSibling : row.nextElementSibling;
    if (beside && button.value === "up") beside.before(row);
    else if (beside) beside.after(row);
    this.mark();
    (button.disabled ? row.querySelector("button[name=to]:enabled") : button)?.focus();
    this.tell(row);
  }

  // What went wrong is better said by a page than by silence.
  sendPlainly(form, button) {
    this.plainly = true;
    form.requestSubmit(button);
  }

  lift(event) {
    this.held = this.rows.find((row) => row === event.target);
    if (!this.held) return;
    event.stopPropagation();
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
    this.before = this.rows.indexOf(this.held);
    this.held.classList.add("held");
  }

  dragOver(event) {
    const row = this.held && this.rows.find((candidate) => candidate.contains(event.target));
    if (!this.held) return;
    event.preventDefault();
    if (!row || row === this.held) return;
    const { top, height } = row.getBoundingClientRect();
    if (event.clientY < top + height / 2) row.before(this.held);
    else row.after(this.held);
  }

  async drop() {
    const row = this.held;
    if (!row) return;
    this.held = null;
    row.draggable = false;
    row.classList.remove("held");
    const place = this.rows.indexOf(row);
    if (place === this.before) return;
    if (await this.send(row, String(place + 1))) this.tell(row);
    else this.list.insertBefore(row, this.rows.filter((other) => other !== row)[this.before] ?? null);
    this.mark();
  }

  async send(row, to) {
    const form = row.querySelector("form.order");
    const body = new URLSearchParams(new FormData(form));
    body.set("to", to);
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
    return answer?.status === 204;
  }

  // The first goes no higher, the last no lower.
  mark() {
    const rows = this.rows;
    for (const row of rows) {
      for (const button of row.querySelectorAll(":scope form.order button[name=to]")) {
        if (button.closest("sortable-list") !== this) continue;
        button.disabled = row === (button.value === "up" ? rows[0] : rows.at(-1));
      }
    }
  }

  tell(row) {
    const place = this.rows.indexOf(row) + 1;
    this.status.textContent = this.dataset.moved.replace("{place}", place).replace("{all}", this.rows.length);
  }
}

customElements.define("sortable-list", SortableList);
