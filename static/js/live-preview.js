// How the text reads, a moment after somebody has typed: asked of the server, which alone knows Markdown.
import { build } from "./build-nodes.js";

const QUIET = 400;

export class LivePreview {
  constructor(form, address) {
    this.form = form;
    this.address = address;
    this.page = document.getElementById("preview-text");
    this.panel = form.querySelector("[data-preview-panel]");
    this.panel.hidden = false;
    this.fold = form.querySelector("[data-fold]");
    this.fold.hidden = false;
    this.fold.addEventListener("click", () => this.toggle());
    form.querySelector("[data-plain]").hidden = true;
  }

  toggle() {
    this.page.hidden = !this.page.hidden;
    this.fold.setAttribute("aria-expanded", String(!this.page.hidden));
    this.refresh();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), QUIET);
  }

  async refresh() {
    const asked = (this.asked = {});
    const answer = await fetch(this.address, { method: "POST", body: new FormData(this.form) }).catch(() => null);
    if (!answer || asked !== this.asked || !answer.headers.get("Content-Type").includes("json")) return;
    const { nodes, problems, sources, words, message } = await answer.json();
    this.tell(message ? [message] : problems);
    if (message) return;
    this.page.replaceChildren(build(nodes));
    this.form.querySelector("[data-cited]").replaceChildren(build(sources));
    this.form.querySelector("[data-count]").textContent = words;
  }

  // A live region: only what is new is said.
  tell(problems) {
    const region = this.form.querySelector("[data-problems]");
    const old = new Map([...region.children].map((remark) => [remark.textContent, remark]));
    for (const problem of problems) {
      if (old.delete(problem)) continue;
      const remark = document.createElement("p");
      remark.className = "remark small";
      remark.textContent = problem;
      region.append(remark);
    }
    for (const remark of old.values()) remark.remove();
  }
}
