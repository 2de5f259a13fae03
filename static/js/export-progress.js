// <export-progress>: asks how far a file is, and shows the page anew when it is made. Without scripts the page
// does so by itself.
const EVERY = 700;

class ExportProgress extends HTMLElement {
  connectedCallback() {
    this.bar = this.querySelector("progress");
    this.timer = setInterval(() => this.ask(), EVERY);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  async ask() {
    const answer = await fetch(this.dataset.url).catch(() => null);
    if (!answer) return;
    const state = answer.ok ? await answer.json() : { waits: false };
    if (state.waits) {
      this.bar.value = state.progress;
    } else {
      clearInterval(this.timer);
      location.reload();
    }
  }
}

customElements.define("export-progress", ExportProgress);
