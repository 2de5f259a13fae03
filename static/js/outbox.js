// What was written and not yet acknowledged. Every entry has its key before the first try, so that sending it twice
// keeps it once; it leaves the outbox only when the server has said that it is kept, or why it is not.
// Events: "waiting" (detail: entry), "sent" (detail: {entry, answer}; also from another tab), "refused" (detail: entry).
import { forum } from "./forum.js";
import { kept } from "./kept.js";
import { freshKey } from "./key.js";
import { pauseAfter } from "./patience.js";

const AGAIN_LATER = new Set([408, 425, 429, 500, 502, 503, 504]);

class Outbox extends EventTarget {
  constructor() {
    super();
    this.failures = 0;
    this.sending = false;
    this.news = "BroadcastChannel" in window ? new BroadcastChannel("outbox") : null;
    if (this.news) this.news.onmessage = ({ data }) => this.hear(data);
    forum.addEventListener("link", ({ detail }) => detail && this.flush());
    forum.addEventListener("over", () => this.flush());
  }

  async entries() {
    return (await kept.all()).filter((entry) => entry.forum === forum.id);
  }

  async send(event, data) {
    const entry = { key: freshKey(), forum: forum.id, event, data, at: Date.now(), state: "waiting" };
    await kept.put(entry);
    this.share("waiting", entry);
    this.flush();
    return entry;
  }

  // What another tab of this phone does with an entry is shown here as well.
  hear({ state, entry, answer }) {
    if (entry.forum !== forum.id) return;
    this.tell(state, state === "sent" ? { entry, answer } : entry);
  }

  share(state, entry, answer) {
    this.tell(state, state === "sent" ? { entry, answer } : entry);
    this.news?.postMessage({ state, entry, answer });
  }

  async drop(entry) {
    await kept.drop(entry.key);
  }

  // One after the other, in the order of writing. Whatever fails is tried again; two tabs may both try.
  async flush() {
    if (this.sending) {
      this.again = true;
      return;
    }
    this.sending = true;
    clearTimeout(this.retry);
    try {
      do {
        this.again = false;
        for (const entry of await this.entries()) {
          if (entry.state === "waiting") await this.deliver(entry);
        }
      } while (this.again);
      this.failures = 0;
    } catch {
      this.later();
    }
    this.sending = false;
  }

  async deliver(entry) {
    const answer = await forum.say(entry.event, { key: entry.key, ...entry.data });
    if (answer.ok) {
      await kept.drop(entry.key);
      this.share("sent", entry, answer);
    } else if (AGAIN_LATER.has(answer.status)) {
      throw new Error(answer.message);
    } else {
      entry.state = "refused";
      entry.message = answer.message;
      await kept.put(entry);
      this.share("refused", entry);
    }
  }

  later() {
    this.retry = setTimeout(() => this.flush(), pauseAfter(this.failures++));
  }

  tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}

export const outbox = new Outbox();
