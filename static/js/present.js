// The room's screen: keys, hold, full screen, light and dark, the code of the class, and the other
// language. Once it is open it needs no network.
import { Steps, pressed } from "./lesson-steps.js";

const LOOKS = ["", "theme-dark", "theme-contrast"];
const find = (selector) => document.querySelector(selector);
const steps = new Steps({
  root: find(".room"),
  onShow: (slide) => {
    closeCovers();
    fit(slide);
  },
});

// A long text stays on one screen: first closer together, then a little smaller, never too small
// for the back row.
function fit(slide) {
  const tighter = ["slide--snug", "slide--small"];
  slide.classList.remove(...tighter);
  for (const name of tighter) {
    if (document.documentElement.scrollHeight <= window.innerHeight) return;
    slide.classList.add(name);
  }
}
window.addEventListener("resize", () => fit(steps.slides[steps.now - 1]));

// Covers and panels ------------------------------------------------------------------------------

function closeCovers() {
  find("[data-more]").open = false;
  if (find("[data-large-code]")) find("[data-large-code]").hidden = true;
}

const hold = () => {
  find("[data-held]").hidden = !find("[data-held]").hidden;
};
const showCode = () => {
  const cover = find("[data-large-code]");
  if (cover && known) cover.hidden = !cover.hidden;
};
const fullScreen = () =>
  document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
const openNotes = () => find("[data-notes]").click();
const openMore = () => {
  const more = find("[data-more]");
  more.open = !more.open;
  more.querySelector(more.open ? "a" : "summary").focus();
};

// Light, dark, high contrast ----------------------------------------------------------------------

const look = (name) => {
  document.documentElement.classList.remove(...LOOKS.filter(Boolean));
  if (name) document.documentElement.classList.add(name);
  localStorage.setItem("diogel-look", name);
};
const nextLook = () => {
  const now = LOOKS.indexOf(localStorage.getItem("diogel-look") ?? "");
  look(LOOKS[(now + 1) % LOOKS.length]);
};
if (localStorage.getItem("diogel-look")) look(localStorage.getItem("diogel-look"));

// The other language: fetched at once and kept, so that changing needs no network -----------------

const kept = new Map();
const addressOf = (link) =>
  link.pathname.replace(/\/present\/\d+\//, `/present/${steps.now}/`) + location.search;

async function keepOtherLanguage() {
  const link = find("[data-language]");
  if (!link || kept.has(link.lang)) return;
  const answer = await fetch(addressOf(link)).catch(() => null);
  if (answer?.ok) kept.set(link.lang, await answer.text());
}

function changeLanguage() {
  const link = find("[data-language]");
  const address = addressOf(link);
  if (!kept.has(link.lang)) {
    location.assign(address);
    return;
  }
  const other = new DOMParser().parseFromString(kept.get(link.lang), "text/html");
  kept.set(document.documentElement.lang, steps.root.outerHTML);
  document.documentElement.lang = link.lang;
  history.replaceState({ step: steps.now }, "", address);
  steps.adopt(document.importNode(other.querySelector(".room"), true));
  prepare();
  showKnown();
}

// The code of the class ---------------------------------------------------------------------------

let known = null;

function showKnown() {
  for (const element of document.querySelectorAll("[data-code]")) {
    element.textContent = known?.code ?? "";
  }
  for (const panel of document.querySelectorAll("[data-code-panel]")) {
    panel.hidden = !known;
    if (known) panel.querySelector("[data-picture-of-code]").src = known.picture;
  }
  const quiz = find("[data-quiz]");
  if (quiz && known) quiz.href = known.board;
}

// The fragment of the class quiz: letters, picture to scan and the address of the board.
function codeIn(html) {
  const found = new DOMParser().parseFromString(html, "text/html").querySelector(".room-code");
  return found && {
    code: found.querySelector(".room-code__letters").textContent,
    picture: found.querySelector(".room-code__qr").getAttribute("src"),
    board: found.dataset.board,
  };
}

async function askForCode() {
  const answer = await fetch(steps.root.dataset.codeAddress, { cache: "no-cache" }).catch(() => null);
  const found = answer?.ok ? codeIn(await answer.text()) : null;
  if (found?.code !== known?.code) {
    known = found;
    showKnown();
  }
}

function tellNetwork() {
  find("[data-offline]").hidden = navigator.onLine;
}

// Keys --------------------------------------------------------------------------------------------

let typed = null; // the number after G
const KEYS = {
  ArrowRight: () => steps.move(1),
  ArrowDown: () => steps.move(1),
  PageDown: () => steps.move(1),
  " ": () => steps.move(1),
  ArrowLeft: () => steps.move(-1),
  ArrowUp: () => steps.move(-1),
  PageUp: () => steps.move(-1),
  Home: () => steps.show(1),
  End: () => steps.show(steps.slides.length),
};
const LETTERS = {
  n: () => steps.move(1),
  p: () => steps.move(-1),
  b: hold,
  ".": hold,
  f: fullScreen,
  s: openNotes,
  o: openMore,
  "?": openMore,
  g: () => {
    typed = "";
  },
  j: showCode,
  l: changeLanguage,
  d: nextLook,
};
const lettersAreOff = () => localStorage.getItem("diogel-letter-keys") === "off";

function goToTyped(event) {
  if (/^\d$/.test(event.key)) typed += event.key;
  else {
    if (event.key === "Enter") steps.show(Number(typed));
    typed = null;
  }
  event.preventDefault();
}

document.addEventListener("keydown", (event) => {
  if (pressed(event)) return;
  if (typed !== null) {
    goToTyped(event);
    return;
  }
  if (event.key === "Escape") {
    closeCovers();
    find("[data-held]").hidden = true;
    return;
  }
  const onControl = event.target.closest("a, button, summary, input");
  if (onControl && [" ", "Enter"].includes(event.key)) return;
  const does = KEYS[event.key] ?? (lettersAreOff() ? null : LETTERS[event.key.toLowerCase()]);
  if (!does) return;
  event.preventDefault();
  does();
});

// What only a script can do gets its buttons from the script --------------------------------------

function tool(label, does) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet";
  button.textContent = label;
  button.addEventListener("click", () => does(button));
  const item = document.createElement("li");
  item.append(button);
  return item;
}

function prepare() {
  const tools = find("[data-tools]");
  const words = tools.dataset;
  const lettersLabel = () => (lettersAreOff() ? words.keysOn : words.keysOff);
  tools.replaceChildren(
    tool(words.hold, () => {
      closeCovers();
      hold();
    }),
    tool(words.full, fullScreen),
    tool(words.look, nextLook),
    tool(lettersLabel(), (button) => {
      localStorage.setItem("diogel-letter-keys", lettersAreOff() ? "on" : "off");
      button.textContent = lettersLabel();
    }),
  );
  if (find("[data-large-code]")) tools.prepend(tool(words.large, showCode));
  find("[data-language]")?.addEventListener("click", (event) => {
    event.preventDefault();
    changeLanguage();
  });
  find("[data-notes]").addEventListener("click", (event) => {
    event.preventDefault();
    window.open(location.pathname + "notes/" + location.search, "diogel-notes", "popup,width=480,height=800");
  });
  find("[data-held]").addEventListener("click", hold);
  tellNetwork();
}

prepare();
keepOtherLanguage();
if (steps.root.dataset.codeAddress) {
  askForCode();
  setInterval(askForCode, 5000);
}
window.addEventListener("online", tellNetwork);
window.addEventListener("offline", tellNetwork);
