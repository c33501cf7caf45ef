// What is typed is kept by the server a moment later, which also says what is wrong with it. While
// the server cannot be reached the tab keeps it, and sends it when the connection is back.

import { postForm } from "./http.js";

const PAUSE_MS = 350;
const RETRY_MS = 3000;

export class Drafts {
  // `onOnline` is told whether the server can be reached, `onAnswer` what it says of a field.
  constructor({ onOnline, onAnswer }) {
    this.onOnline = onOnline;
    this.onAnswer = onAnswer;
    this.timers = new Map();
    this.unsent = new Map();
    this.sending = new Map();
    this.online = true;
    window.addEventListener("online", () => this.retry());
    window.addEventListener("beforeunload", (event) => {
      if (this.unsent.size) event.preventDefault();
    });
  }

  // What the tab kept of a field that the server did not get.
  static kept(form) {
    return sessionStorage.getItem(form.action);
  }

  typed(form) {
    sessionStorage.setItem(form.action, form.elements.value.value);
    this.unsent.set(form.action, form);
    clearTimeout(this.timers.get(form.action));
    this.timers.set(form.action, setTimeout(() => this.send(form), PAUSE_MS));
  }

  // Sends nothing more of a field that is being decided; what is under way comes first.
  async settle(form) {
    clearTimeout(this.timers.get(form.action));
    await this.sending.get(form.action);
  }

  forget(form) {
    clearTimeout(this.timers.get(form.action));
    this.unsent.delete(form.action);
    sessionStorage.removeItem(form.action);
  }

  send(form) {
    const sent = this.post(form).finally(() => this.sending.delete(form.action));
    this.sending.set(form.action, sent);
    return sent;
  }

  async post(form) {
    const value = form.elements.value.value;
    const body = new FormData();
    body.append("value", value);
    try {
      const answer = await postForm(`${form.action}/nhap`, body);
      this.reached(true);
      // Typed on or decided meanwhile: the answer is about a text that stands there no more.
      if (this.unsent.get(form.action) !== form || form.elements.value.value !== value) return;
      this.forget(form);
      this.onAnswer(form, answer);
    } catch (error) {
      if (error.status !== undefined && error.status < 500) this.forget(form);
      else this.reached(false);
    }
  }

  reached(online) {
    if (!online) {
      clearTimeout(this.retrying);
      this.retrying = setTimeout(() => this.retry(), RETRY_MS);
    }
    if (online === this.online) return;
    this.online = online;
    this.onOnline(online);
  }

  retry() {
    for (const form of [...this.unsent.values()]) this.send(form);
  }
}
