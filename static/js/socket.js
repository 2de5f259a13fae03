// The part of Socket.IO 5 (Engine.IO 4) that a forum needs, over WebSocket only: events, acknowledgements, coming
// back by itself after 0.5 to 10 s. What is said while the line is down is refused at once: keeping is the outbox's work.
import { pauseAfter } from "./patience.js";

const PATIENCE = 10_000;

export class Socket extends EventTarget {
  constructor(namespace) {
    super();
    this.namespace = namespace;
    this.ready = false;
    this.failures = 0;
    this.lastId = 0;
    this.unanswered = new Map();
    addEventListener("online", () => this.hurry());
    addEventListener("offline", () => this.cut());
    addEventListener("pageshow", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
    this.open();
  }

  // Say something; the promise gets the acknowledgement, or fails when the line is or goes down.
  say(event, data) {
    if (!this.ready) return Promise.reject(new Error("offline"));
    const id = this.lastId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.cut(), PATIENCE);
      this.unanswered.set(id, { resolve, reject, timer });
      this.link.send(`42${this.namespace},${id}${JSON.stringify([event, data])}`);
    });
  }

  open() {
    clearTimeout(this.retry);
    this.wait = PATIENCE;
    const link = new WebSocket(`${location.origin.replace(/^http/, "ws")}/socket.io/?EIO=4&transport=websocket`);
    this.link = link;
    link.onmessage = ({ data }) => link === this.link && this.read(data);
    link.onclose = () => link === this.link && this.lost();
    this.listen();
  }

  // A line on which nothing was heard for too long is dead, whatever the browser thinks.
  listen() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.cut(), this.wait);
  }

  read(message) {
    this.listen();
    if (message[0] === "0") {
      const { pingInterval, pingTimeout } = JSON.parse(message.slice(1));
      this.wait = pingInterval + pingTimeout;
      this.link.send(`40${this.namespace},`);
    } else if (message[0] === "2") {
      this.link.send("3");
    } else if (message[0] === "4") {
      this.receive(message[1], message.slice(2 + this.namespace.length + 1));
    }
  }

  receive(type, rest) {
    if (type === "0") {
      this.ready = true;
      this.failures = 0;
      this.dispatchEvent(new Event("connect"));
    } else if (type === "2") {
      const [event, data] = JSON.parse(rest.slice(rest.indexOf("[")));
      this.dispatchEvent(new CustomEvent(event, { detail: data }));
    } else if (type === "3") {
      const start = rest.indexOf("[");
      const id = Number(rest.slice(0, start));
      const waiting = this.unanswered.get(id);
      this.unanswered.delete(id);
      clearTimeout(waiting?.timer);
      waiting?.resolve(JSON.parse(rest.slice(start))[0]);
    } else {
      this.cut();
    }
  }

  cut() {
    const link = this.link;
    if (link) this.lost();
    link?.close();
  }

  lost() {
    const before = this.ready;
    this.link = null;
    this.ready = false;
    clearTimeout(this.silence);
    for (const { reject, timer } of this.unanswered.values()) {
      clearTimeout(timer);
      reject(new Error("offline"));
    }
    this.unanswered.clear();
    if (before) this.dispatchEvent(new Event("disconnect"));
    this.retry = setTimeout(() => this.open(), pauseAfter(this.failures++));
  }

  hurry() {
    if (this.link) return;
    this.failures = 0;
    this.open();
  }
}
