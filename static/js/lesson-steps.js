// A lesson whose screens are all in the page: one is shown, the address follows, and other windows
// of this browser that show the same lesson keep step.

const addressOf = (number) =>
  location.pathname.replace(/\/present\/\d+\//, `/present/${number}/`) + location.search;

export const pressed = (event) => event.ctrlKey || event.metaKey || event.altKey;

export class Steps {
  constructor({ root, onShow = () => {} }) {
    this.root = root;
    this.onShow = onShow;
    this.now = Number(root.dataset.now);
    this.channel = new BroadcastChannel(`diogel-${root.dataset.lesson}`);
    this.channel.addEventListener("message", ({ data }) => this.show(data.step, { tell: false }));
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

  // keep: in the history of this window; tell: to the other windows.
  show(number, { keep = true, tell = true } = {}) {
    if (!Number.isInteger(number) || number < 1 || number > this.slides.length) return;
    if (number === this.now) return;
    this.now = number;
    this.mark();
    if (keep) history.pushState({ step: number }, "", addressOf(number));
    if (tell) this.channel.postMessage({ step: number });
    this.slides[number - 1].querySelector("h1")?.focus({ preventScroll: true });
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
    this.onShow(this.slides[this.now - 1]);
  }

  // Another copy of the page, in the other language, takes the place of this one.
  adopt(root) {
    this.root.replaceWith(root);
    this.root = root;
    root.addEventListener("click", (event) => this.click(event));
    this.mark();
  }
}
