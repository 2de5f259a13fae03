// What makes a running meeting live: <minutes-text> saves while one writes, <meeting-part> is drawn anew every few
// seconds. Nothing that somebody types in is ever replaced under their hands.
const SOON = 1500;
const AGAIN = 5000;

class MinutesText extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.area = this.querySelector("textarea");
    this.base = this.form.elements.base;
    this.said = this.querySelector("[data-said]");
    this.saved = this.area.value;
    this.area.addEventListener("input", () => this.saveSoon());
    this.form.addEventListener("submit", () => clearTimeout(this.timer));
  }

  saveSoon() {
    this.say("");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), SOON);
  }

  async save() {
    const sent = this.area.value;
    const body = new FormData(this.form);
    const headers = { Accept: "application/json" };
    const answer = await fetch(this.form.action, { method: "POST", body, headers }).catch(() => null);
    if (answer?.status === 409) return this.say(this.dataset.conflict);
    if (!answer?.ok) return this.say(this.dataset.waits);
    this.take(await answer.json(), sent);
  }

  // What others wrote comes into the field only where nothing was typed meanwhile; else the next save brings it.
  take({ text, base }, sent) {
    if (this.area.value !== sent) {
      if (text === sent) this.base.value = base;
      return this.saveSoon();
    }
    this.base.value = base;
    if (text !== sent.trim()) this.replace(text);
    this.say(this.dataset.saved);
  }

  replace(text) {
    const { selectionStart, selectionEnd } = this.area;
    this.area.value = text;
    if (document.activeElement === this.area) this.area.setSelectionRange(selectionStart, selectionEnd);
  }

  say(words) {
    if (this.said.textContent !== words) this.said.textContent = words;
  }
}

class MeetingPart extends HTMLElement {
  connectedCallback() {
    if ("running" in this.dataset) this.timer = setInterval(() => this.refresh(), AGAIN);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  refresh() {
    if (document.hidden) return;
    const request = new XMLHttpRequest();
    request.open("GET", location);
    request.responseType = "document";
    request.onload = () => request.status === 200 && this.exchange(request.response.getElementById(this.id));
    request.send();
  }

  exchange(fresh) {
    if (!fresh || fresh.textContent === this.textContent) return;
    const focused = this.contains(document.activeElement) ? document.activeElement.closest("[id]")?.id : "";
    this.replaceChildren(...document.importNode(fresh, true).childNodes);
    if (focused) document.getElementById(focused)?.querySelector("button")?.focus();
  }
}

customElements.define("minutes-text", MinutesText);
customElements.define("meeting-part", MeetingPart);
