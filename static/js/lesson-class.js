// The class quiz beside a lesson: its code for the corner, its board in the place of a screen, and
// which of its phases it is in.

const ASK_EVERY = 5000;
const LOOK_EVERY = 1500;
const STALE_AFTER = 15_000;

export class ClassQuiz {
  // addresses: of somebody signed in, and of a projector paired with the class; the first that
  // answers is asked from then on. change(known, before): something is different now.
  constructor(addresses, change) {
    this.addresses = addresses;
    this.change = change;
    this.known = null;
  }

  async run() {
    await this.ask();
    setInterval(() => this.ask(), ASK_EVERY);
  }

  async ask() {
    for (const address of this.addresses) {
      const answer = await fetch(address, { cache: "no-store", redirect: "manual" }).catch(() => null);
      if (!answer) {
        this.set(this.known && { ...this.known, isLost: true });
        return;
      }
      if (!answer.ok) continue;
      this.addresses = [address];
      this.set(answer.status === 200 ? quizIn(await answer.text()) : null);
      return;
    }
  }

  set(known) {
    const before = this.known;
    this.known = known;
    if (JSON.stringify(before) !== JSON.stringify(known)) this.change(known, before);
  }
}

// The fragment of the class quiz: letters, picture to scan, phase, and where board and control are.
function quizIn(html) {
  const found = new DOMParser().parseFromString(html, "text/html").querySelector(".room-code");
  return found && {
    code: found.querySelector(".room-code__letters")?.textContent ?? "",
    picture: found.querySelector(".room-code__qr")?.getAttribute("src") ?? "",
    phase: found.dataset.phase,
    board: found.dataset.board,
    page: found.dataset.page,
    control: found.dataset.control ?? "",
  };
}

// The board of the class, drawn into a screen of the lesson for as long as that is the one shown.
export class Board {
  constructor() {
    this.seen = Date.now();
  }

  show(box, address, language) {
    if (box === this.box && address === this.address && language === this.language) return;
    Object.assign(this, { box, address, language, tag: "" });
    clearTimeout(this.timer);
    if (box) this.look();
  }

  async look() {
    const { box } = this;
    try {
      const answer = await fetch(`${this.address}?lang=${this.language}`, {
        headers: this.tag ? { "If-None-Match": this.tag } : {},
        cache: "no-store",
        redirect: "error",
        signal: AbortSignal.timeout(10_000),
      });
      if (box !== this.box) return;
      if (answer.status === 200) this.draw(answer, await answer.text());
      if (answer.ok || answer.status === 304) this.seen = Date.now();
    } catch {
      // Without a network the picture stays, and says how old it is.
    }
    if (box !== this.box) return;
    this.tellAge();
    this.timer = setTimeout(() => this.look(), LOOK_EVERY);
  }

  draw(answer, html) {
    const picture = this.box.querySelector("[data-board-picture]");
    const had = picture.contains(document.activeElement);
    const fresh = new DOMParser().parseFromString(html, "text/html").body;
    picture.replaceChildren(...fresh.childNodes);
    const heading = picture.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    const isFirst = this.box.hidden;
    this.box.hidden = false;
    for (const other of this.box.parentElement.querySelectorAll("[data-without-board]")) {
      other.hidden = true;
    }
    if (had || isFirst) heading?.focus({ preventScroll: true });
    this.tag = answer.headers.get("ETag").replace(/^W\//, "");
  }

  tellAge() {
    const stale = this.box.querySelector("[data-board-stale]");
    stale.hidden = Date.now() - this.seen < STALE_AFTER;
    const time = new Date(this.seen).toTimeString().slice(0, 5);
    if (!stale.hidden) stale.textContent = `${stale.dataset.boardStale} ${time}`;
  }
}
