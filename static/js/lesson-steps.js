// A lesson whose screens are all in the page: one is shown, the address follows, and other windows
// of this browser that show the same lesson keep step.

const STEP = /\/present\/(\d+)\//;
const addressOf = (number) =>
  location.pathname.replace(STEP, `/present/${number}/`) + location.search;

export const pressed = (event) => event.ctrlKey || event.metaKey || event.altKey;

export class Steps {
  // onShow: another screen is shown; onMove: somebody moved here or in another window of this
  // browser; onCover: another window asks to hold the picture, or to show the code.
  constructor({ root, onShow = () => {}, onMove = () => {}, onCover = () => {} }) {
    this.root = root;
    this.onShow = onShow;
    this.onMove = onMove;
    // A page that was kept may have been drawn for another screen: the address knows better.
    const asked = Number(STEP.exec(location.pathname)?.[1] ?? root.dataset.now);
    this.now = Math.min(Math.max(asked, 1), this.slides.length);
    this.channel = new BroadcastChannel(`diogel-${root.dataset.lesson}`);
    this.channel.addEventListener("message", ({ data }) => {
      if ("cover" in data) onCover(data.cover);
      else this.show(data.step, { windows: false });
    });
    window.addEventListener("popstate", ({ state }) => {
      this.show(state?.step ?? this.now, { keep: false });
    });
    history.replaceState({ step: this.now }, "");
    root.addEventListener("click", (event) => this.click(event));
    this.mark();
  }

  get slides() {
    return [...this.root.querySelectorAll("[data-slide]")];
  }

  get slide() {
    return this.slides[this.now - 1];
  }

  numberOf(shows) {
    return this.slides.findIndex((slide) => slide.dataset.shows === shows) + 1;
  }

  click(event) {
    const link = event.target.closest("[data-go], [data-next], [data-back]");
    if (!link || pressed(event)) return;
    event.preventDefault();
    if ("go" in link.dataset) this.show(Number(link.dataset.go));
    else this.move("next" in link.dataset ? 1 : -1);
  }

  move(by) {
    this.show(this.now + by);
  }

  // keep: in the history of this window; windows: tell the others of this browser; link: tell the
  // other device.
  show(number, { keep = true, windows = true, link = true } = {}) {
    if (!Number.isInteger(number) || number < 1 || number > this.slides.length) return;
    if (number === this.now) return;
    this.now = number;
    this.mark();
    if (keep) history.pushState({ step: number }, "", addressOf(number));
    if (windows) this.channel.postMessage({ step: number });
    this.slide.querySelector("h1")?.focus({ preventScroll: true });
    if (link) this.onMove(number);
  }

  cover(name) {
    this.channel.postMessage({ cover: name });
  }

  mark() {
    this.slides.forEach((slide, index) => {
      slide.hidden = index + 1 !== this.now;
    });
    for (const link of this.root.querySelectorAll("[data-back], [data-next]")) {
      const target = this.now + ("next" in link.dataset ? 1 : -1);
      link.hidden = target < 1 || target > this.slides.length;
      if (!link.hidden) link.href = addressOf(target);
    }
    for (const link of this.root.querySelectorAll("[data-go]")) {
      if (Number(link.dataset.go) === this.now) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    this.root.querySelectorAll(".dots i").forEach((dot, index) => {
      dot.classList.toggle("dots__here", index + 1 === this.now);
    });
    this.onShow(this.slide);
  }

  // Another copy of the page, in the other language, takes the place of this one.
  adopt(root) {
    this.root.replaceWith(root);
    this.root = root;
    root.addEventListener("click", (event) => this.click(event));
    this.mark();
  }
}
