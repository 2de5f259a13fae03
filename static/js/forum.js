// The page's one line to its forum: enters it, catches up by number after every break, tells the page what changed.
// Events: "link" (detail: whether connected), "items" (detail: projections), "here" (detail: how many), "over" (reason).
import { Socket } from "./socket.js";

class Forum extends EventTarget {
  constructor({ forum, seq }) {
    super();
    this.id = Number(forum);
    this.seq = Number(seq);
    this.entered = false;
    this.catching = false;
    this.early = [];
    this.since = null;
    this.socket = new Socket("/forum");
    this.socket.addEventListener("connect", () => this.enter());
    this.socket.addEventListener("disconnect", () => this.left());
    this.socket.addEventListener("changes", ({ detail }) => this.change(detail));
    this.socket.addEventListener("presence", ({ detail }) => this.tell("here", detail.here));
    this.socket.addEventListener("leave", ({ detail }) => this.end(detail.reason));
  }

  say(event, data) {
    return this.entered ? this.socket.say(event, data) : Promise.reject(new Error("offline"));
  }

  async enter() {
    this.catching = true;
    const answer = await this.socket.say("enter", { forum: this.id, since: this.seq }).catch(() => null);
    this.catching = false;
    if (answer?.ok) this.catchUp(answer);
    else if (answer?.status === 404) this.end(answer.message);
    else if (answer) this.socket.cut();
  }

  catchUp(answer) {
    this.seq = answer.seq;
    if (answer.state) this.tell("state", answer.state);
    else if (answer.changes?.length) this.tell("items", answer.changes);
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

  end(reason) {
    this.entered = false;
    this.socket.end();
    this.tell("over", reason);
  }

  tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}

export const forum = new Forum(document.querySelector("[data-forum]").dataset);
