// A room's screen and the notes on another device keep step by asking the server where both are.
// Without a network each goes on by itself; nobody's screen jumps when it comes back.

const SOON = 1000;
const SELDOM = 5000;
const PATIENCE = 8000;
const pause = (time) => new Promise((done) => setTimeout(done, time * (0.9 + 0.2 * Math.random())));

export class Link {
  // side: "screen" or "notes"; lesson: what the page shows; here: () => {step, cover} of this page;
  // follow: the other side has moved; tell: anything may be different now.
  constructor({ side, lesson, here, follow, tell }) {
    Object.assign(this, { side, lesson, here, follow, tell });
    this.address = `/room/${side}/`;
    this.state = null; // as the server last said
    this.seen = 0; // the moves that this page has taken in
    this.isLost = false; // the last question had no answer
    this.sending = null;
    this.waiting = null;
  }

  // Moved here while there was no network. Remembered, so that a page that is loaded again stays too.
  get isPending() {
    return sessionStorage.getItem(`diogel-moved-${this.side}-${this.lesson}`) === "yes";
  }

  set isPending(value) {
    sessionStorage.setItem(`diogel-moved-${this.side}-${this.lesson}`, value ? "yes" : "no");
  }

  get isPaired() {
    return this.state?.lesson === this.lesson;
  }

  get isJoined() {
    return this.isPaired && this.state.joined;
  }

  // Ask for as long as there is something to keep step with.
  async run() {
    if (this.isRunning) return;
    this.isRunning = true;
    do {
      await this.ask();
      if (this.state && !this.isPaired) break;
      await pause(this.isLost ? SELDOM : SOON);
    } while (this.isRunning);
    this.isRunning = false;
  }

  async ask() {
    const answer = await fetch(this.address, {
      headers: this.tag ? { "If-None-Match": this.tag } : {},
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE),
    }).catch(() => null);
    this.isLost = !answer || answer.status >= 500;
    if (answer?.status === 200) {
      this.tag = answer.headers.get("ETag").replace(/^W\//, "");
      this.take(await answer.json());
    }
    if (!this.isLost) this.settle();
    this.tell();
  }

  take(state) {
    this.csrf = state.csrf ?? this.csrf;
    this.state = state;
    if (!this.isPaired) this.isPending = false;
    if (!this.isJoined || this.sending || state.moves <= this.seen) return;
    this.seen = state.moves;
    if (this.isPending) {
      // Both moved apart: this page stays, the notes say so.
      if (this.side === "screen") this.isPending = false;
    } else {
      this.follow(state);
    }
  }

  // The screen says where it is, if that is not known.
  settle() {
    if (this.side !== "screen" || !this.isJoined || this.sending) return;
    if (this.isPending) this.move();
    else if (this.state.shown !== this.here().step) this.send({ arrived: "on" });
  }

  // Both are to be where this page is.
  move() {
    this.send({});
  }

  send(more) {
    // Loaded again without a network: whether the other side is there will be known later.
    if (!this.state && this.isLost && !("arrived" in more)) this.isPending = true;
    if (!this.isJoined) return;
    if (!this.waiting || !("arrived" in more)) this.waiting = more;
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
      this.tell();
    });
  }

  async sendAll() {
    while (this.waiting) {
      const more = this.waiting;
      this.waiting = null;
      const answer = await this.post("move/", { ...this.here(), ...more });
      this.isPending = !answer || answer.status >= 500;
      this.isLost = this.isPending;
      if (this.isPending) return;
      if (!answer.ok) return;
      this.state = await answer.json();
      this.seen = Math.max(this.seen, this.state.moves);
    }
  }

  // The answer, or null without a network.
  async post(path, fields = {}, { again = true } = {}) {
    if (!this.csrf) await this.ask();
    const answer = await fetch(this.address + path, {
      method: "POST",
      headers: { "X-CSRFToken": this.csrf ?? "" },
      body: new URLSearchParams(fields),
      signal: AbortSignal.timeout(PATIENCE),
    }).catch(() => null);
    if (answer?.status === 403 && again) {
      // Somebody signed in or out meanwhile: the word for forms is another one now.
      this.csrf = this.tag = "";
      return this.post(path, fields, { again: false });
    }
    return answer;
  }

  async close() {
    await this.post("close/");
    this.state = { lesson: null };
    this.seen = 0;
    this.tag = "";
    this.tell();
  }
}
