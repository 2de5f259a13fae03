// One text that several write at once: a Yjs document, the socket through which its edits come and go, and the edits
// that wait. "saved" is said only when the server has acknowledged everything, "offline" only when the device keeps it.
import { library } from "./library.js";
import { Socket } from "./socket.js";
import { unsent } from "./unsent-edits.js";

const THEIRS = "theirs";
const EDIT_PACE = 80;
const SOON = 2000;
const LARGE = 30_000;

const asText = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const asBytes = (string) => Uint8Array.from(atob(string), (letter) => letter.charCodeAt(0));

export class SharedText extends EventTarget {
  constructor({ section, account, address, token }) {
    super();
    Object.assign(this, { section, address, token, name: `${section} ${account}` });
    this.doc = new library.Doc();
    this.text = this.doc.getText("text");
    this.waiting = [];
    this.kept = [];
    this.keeps = true;
    this.doc.on("update", (edit, origin) => origin === THEIRS || this.note(edit));
  }

  // First what this device still holds, then the server: nothing that was typed before goes missing.
  async begin() {
    const held = await unsent.all(this.name).catch(() => []);
    for (const { id, data } of held) {
      library.applyUpdate(this.doc, data, THEIRS);
      this.kept.push(Promise.resolve(id));
    }
    this.socket = new Socket("/draft");
    this.socket.addEventListener("connect", () => this.enter());
    this.socket.addEventListener("disconnect", () => this.lose());
    this.socket.addEventListener("changes", ({ detail }) => this.hear(detail));
    this.socket.addEventListener("leave", () => this.show("gone"));
  }

  async enter() {
    const vector = asText(library.encodeStateVector(this.doc));
    const answer = await this.socket.say("enter", { section: this.section, vector }).catch(() => null);
    if (!answer?.ok) return answer && this.refuse(answer);
    library.applyUpdate(this.doc, asBytes(answer.edit), THEIRS);
    this.seq = answer.seq;
    this.inside = true;
    this.dispatchEvent(new CustomEvent("inside", { detail: answer }));
    this.waiting = this.kept.length ? [library.encodeStateAsUpdate(this.doc, asBytes(answer.vector))] : [];
    this.show(this.kept.length ? "saving" : "saved");
    return this.send();
  }

  // A number left out means that something was missed: enter again, by what one has.
  hear({ section, from, to, items }) {
    if (section !== this.section || !this.inside) return;
    if (from > this.seq + 1) return this.enter();
    for (const item of items) library.applyUpdate(this.doc, asBytes(item.edit), THEIRS);
    this.seq = Math.max(this.seq, to);
  }

  note(edit) {
    this.waiting.push(edit);
    this.kept.push(unsent.add(this.name, edit).catch(() => ((this.keeps = false), null)));
    this.show(this.inside ? "saving" : "offline");
    this.send();
  }

  async send() {
    if (this.busy || !this.inside || !this.waiting.length) return;
    this.busy = true;
    const kept = this.kept.splice(0);
    const answer = await this.give(library.mergeUpdates(this.waiting.splice(0))).catch(() => null);
    this.busy = false;
    if (!answer?.ok) {
      this.kept.unshift(...kept);
      return answer && this.refuse(answer);
    }
    const ids = (await Promise.all(kept)).filter((id) => id !== null);
    if (ids.length) await unsent.drop(ids).catch(() => {});
    if (!this.waiting.length) return this.inside && this.show("saved");
    setTimeout(() => this.send(), EDIT_PACE);
  }

  // What is too large for a message goes as a form: a pasted chapter.
  async give(edit) {
    if (edit.length < LARGE) return this.socket.say("edit", { section: this.section, edit: asText(edit) });
    const body = new FormData();
    body.set("csrf_token", this.token);
    body.set("section", this.section);
    body.set("edit", asText(edit));
    return (await fetch(this.address, { method: "POST", body })).json();
  }

  lose() {
    this.inside = false;
    this.show("offline");
  }

  // Too much at once, or a gap: again in a moment, by what the server says it has. Anything else needs a person.
  refuse({ status, message }) {
    if (![409, 429, 500, 503].includes(status)) return this.show("refused", message);
    this.inside = false;
    this.show("saving");
    setTimeout(() => this.socket.ready && this.enter(), SOON);
  }

  show(state, message = "") {
    this.state = state === "offline" && !this.keeps ? "unkept" : state;
    this.dispatchEvent(new CustomEvent("state", { detail: { state: this.state, message } }));
  }
}
