// The page's one line to its forum: enters it, catches up by number after every break, tells the page what changed.
// Events: "link" (detail: whether connected), "items" (detail: projections of what changed), "state" (all of them),
// "mine" (own cards), "here" (how many), "over" (the right to be here has ended, for now or for good).
import { Socket } from "./socket.js";

const KNOCK_AGAIN = 15_000;

class Forum extends EventTarget {
  constructor({ forum, seq, key }) {
    super();
    this.id = Number(forum);
    this.seq = Number(seq);
    this.key = key;
    this.entered = false;
    this.catching = false;
    this.early = [];
    this.since = null;
    this.ahead = 0;
    this.socket = new Socket("/forum");
    this.socket.addEventListener("connect", () => this.enter());
    this.socket.addEventListener("disconnect", () => this.left());
    this.socket.addEventListener("changes", ({ detail }) => this.change(detail));
    this.socket.addEventListener("presence", ({ detail }) => this.tell("here", detail.here));
    this.socket.addEventListener("leave", ({ detail }) => this.shut(detail.reason));
  }

  say(event, data) {
    return this.socket.say(event, data);
  }

  async enter() {
    this.catching = true;
    const message = { forum: this.id, since: this.seq, ...(this.key && { key: this.key }) };
    const answer = await this.socket.say("enter", message).catch(() => null);
    this.catching = false;
    if (answer?.ok) this.catchUp(answer);
    else if (answer) this.shut(answer.message);
  }

  catchUp(answer) {
    this.seq = answer.seq;
    if (answer.now) this.ahead = answer.now - Date.now() / 1000;
    this.tell("clock", this.ahead);
    if (answer.state) this.tell("state", answer.state);
    else if (answer.changes?.length) this.tell("items", answer.changes);
    if (answer.mine) this.tell("mine", answer.mine);
    if (!this.entered) {
      this.entered = true;
      this.since = null;
      this.tell("link", true);
    }
    this.early.splice(0).forEach((changes) => this.change(changes));
  }

  // A gap means something was missed: ask for it. What was seen before is told again harmlessly, by id.
  change(changes) {
    if (changes.forum !== this.id || changes.to <= this.seq) return;
    if (this.catching) {
      this.early.push(changes);
    } else if (changes.from > this.seq + 1) {
      this.enter();
    } else {
      this.seq = changes.to;
      this.tell("items", changes.items);
    }
  }

  left() {
    this.entered = false;
    this.early.length = 0;
    this.since ??= new Date();
    this.tell("link", false);
  }

  // The door is closed, or a pass has run out. It may be opened again: knock now and then.
  shut(reason) {
    this.entered = false;
    this.tell("over", reason);
    setTimeout(() => this.socket.ready && !this.entered && this.enter(), KNOCK_AGAIN);
  }

  tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}

export const forum = new Forum(document.querySelector("[data-forum]").dataset);
