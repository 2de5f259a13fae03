// Where the others write: a bar and a name at each caret. Told at most five times a second, and again now and then as a
// sign of life; who has not been heard of for a while has gone. Shown by class: the policy forbids inline styles.
import { library } from "./library.js";

const CARET_PACE = 200;
const ALIVE = 10_000;
const GONE = 25_000;
const PENS = "abcde";

export class Carets extends EventTarget {
  constructor(shared) {
    super();
    this.shared = shared;
    this.others = new Map();
    shared.addEventListener("inside", ({ detail }) => this.enter(detail));
    shared.socket.addEventListener("caret", ({ detail }) => this.hear(detail));
    setInterval(() => this.look(), ALIVE);
    addEventListener("pagehide", () => this.tell("", true));
  }

  enter({ me }) {
    this.me = me;
    this.others.clear();
    this.last = null;
    this.show();
    this.tell(this.caret ?? "here");
  }

  // The own caret has moved: soon the others know.
  moved(view) {
    const { anchor, head } = view.state.selection.main;
    const place = (at) => library.createRelativePositionFromTypeIndex(this.shared.text, at);
    this.caret = view.hasFocus ? JSON.stringify({ anchor: place(anchor), head: place(head) }) : "here";
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.tell(this.caret);
    }, CARET_PACE);
  }

  tell(caret, always = false) {
    if (!this.shared.inside || (caret === this.last && !always)) return;
    this.last = caret;
    this.shared.socket.say("caret", { section: this.shared.section, caret }).catch(() => {});
  }

  hear({ id, account, name, caret }) {
    if (id === this.me) return;
    const known = this.others.has(id);
    if (caret) this.others.set(id, { name, pen: PENS[account % PENS.length], places: placesIn(caret), at: Date.now() });
    else this.others.delete(id);
    if (!known && caret) this.tell(this.caret ?? "here", true); // who is new learns who is here
    this.show();
  }

  look() {
    this.tell(this.caret ?? "here", true);
    for (const [id, { at }] of this.others) if (Date.now() - at > GONE) this.others.delete(id);
    this.show();
  }

  show() {
    this.dispatchEvent(new Event("moved"));
  }

  // Everybody's caret as it stands in the text now.
  *standing() {
    for (const { name, pen, places } of this.others.values()) {
      const head = places && library.createAbsolutePositionFromRelativePosition(places.head, this.shared.doc);
      if (head?.type === this.shared.text) yield { name, pen, at: head.index };
    }
  }
}

function placesIn(caret) {
  try {
    const { anchor, head } = JSON.parse(caret);
    const place = library.createRelativePositionFromJSON;
    return { anchor: place(anchor), head: place(head) };
  } catch {
    return null; // here, but nowhere in the text
  }
}
