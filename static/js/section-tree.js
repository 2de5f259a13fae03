// <section-tree>: a section can be dragged in front of another, beside the buttons that do the same.
class SectionTree extends HTMLElement {
  connectedCallback() {
    for (const branch of this.querySelectorAll(".branch__title")) branch.draggable = true;
    this.addEventListener("dragstart", (event) => this.lift(event));
    this.addEventListener("dragover", (event) => this.over(event));
    this.addEventListener("drop", (event) => this.drop(event));
    this.addEventListener("dragend", () => this.mark(null));
  }

  lift(event) {
    this.held = event.target.closest(".branch");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
  }

  over(event) {
    const branch = event.target.closest(".branch");
    if (!this.held || !branch || branch === this.held) return;
    event.preventDefault();
    this.mark(branch);
  }

  drop(event) {
    const branch = event.target.closest(".branch");
    event.preventDefault();
    if (!this.held || !branch || branch === this.held) return;
    const form = this.held.querySelector(".branch__steps");
    const place = document.createElement("input");
    [place.type, place.name, place.value] = ["hidden", "place", branch.dataset.id];
    form.append(place);
    form.submit();
  }

  mark(branch) {
    this.querySelector(".branch--target")?.classList.remove("branch--target");
    branch?.classList.add("branch--target");
  }
}

customElements.define("section-tree", SectionTree);
