// The room's screen: what each key does, covers, light and dark, the other language, the class
// quiz in its place, and the notes on another device. Once it is open it needs no network.
import { Board, ClassQuiz } from "./lesson-class.js";
import { keepLesson } from "./lesson-keep.js";
import { lettersAreOff, listen, turnLetters } from "./lesson-keys.js";
import { Link } from "./lesson-link.js";
import { Pairing } from "./lesson-pairing.js";
import { Steps } from "./lesson-steps.js";

const LOOKS = ["", "theme-dark", "theme-contrast"];
const find = (selector) => document.querySelector(selector);
const board = new Board();
let link = null;
let quiz = null;

const steps = new Steps({
  root: find(".room"),
  onShow: (slide) => {
    closePanels();
    find("[data-large-code]")?.setAttribute("hidden", "");
    fit(slide);
    queueMicrotask(drawQuiz);
    queueMicrotask(drawNotes);
  },
  onMove: () => link?.move(),
  onCover: (name) => cover(cover.now === name ? "none" : name),
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
window.addEventListener("resize", () => fit(steps.slide));

// Covers and panels ------------------------------------------------------------------------------

function closePanels() {
  find("[data-more]").open = false;
}

// What lies over the picture: nothing, the mark, or the code of the class.
function cover(name, { tell = true } = {}) {
  cover.now = name;
  find("[data-held]").hidden = name !== "held";
  const code = find("[data-large-code]");
  if (code) code.hidden = name !== "code" || !codeNow();
  if (tell) link?.move();
}
cover.now = "none";

// The code of the class; without a network nobody could join by it.
function codeNow() {
  const known = quiz?.known;
  return known && !known.isLost && navigator.onLine ? known.code : "";
}
const over = (name) => cover(cover.now === name ? "none" : name);

const fullScreen = () =>
  document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();

function openMore(part) {
  const more = find("[data-more]");
  more.open = !more.open;
  if (more.open) more.querySelector(part).focus();
  else more.querySelector("summary").focus();
}

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

// The other language and the notes: fetched at once and kept, so that neither needs a network ------

const kept = new Map();
const here = (path) => path.replace(/\/present\/\d+\//, `/present/${steps.now}/`) + location.search;
const notesAddress = () => here(location.pathname).replace(/\/(\?|$)/, "/notes/$1");

async function fetched(name, address) {
  if (!kept.has(name)) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) kept.set(name, await answer.text());
  }
  return kept.get(name);
}

function changeLanguage() {
  const other = find("[data-language]");
  const address = here(other.pathname);
  if (!kept.has(other.lang)) {
    location.assign(address);
    return;
  }
  const page = new DOMParser().parseFromString(kept.get(other.lang), "text/html");
  kept.set(document.documentElement.lang, document.documentElement.outerHTML);
  document.documentElement.lang = other.lang;
  history.replaceState({ step: steps.now }, "", address);
  steps.adopt(document.importNode(page.querySelector(".room"), true));
  const said = page.querySelector(".demonstration");
  if (said) document.querySelector(".demonstration")?.replaceWith(document.importNode(said, true));
  board.show(null);
  prepare();
  cover(cover.now, { tell: false });
  drawQuiz();
  steps.slide.querySelector("h1:not([hidden])")?.focus({ preventScroll: true });
}

// The notes on this screen, for a room with one screen alone: only after a button that warns -------

const noted = () => find("[data-room-notes]");

async function drawNotes() {
  if (noted().hidden) return;
  const page = await fetched(`${document.documentElement.lang} notes`, notesAddress());
  const found = page && new DOMParser().parseFromString(page, "text/html");
  const said = found?.querySelector(`[data-slide="${steps.now}"] [data-said]`);
  const place = noted().querySelector("[data-room-notes-text]");
  place.replaceChildren(...(said ? [document.importNode(said, true)] : []));
}

async function turnNotes() {
  noted().hidden = !noted().hidden;
  closePanels();
  await drawNotes();
  if (!noted().hidden) noted().querySelector("h2").focus();
  else find("[data-more] summary").focus();
}

// The class quiz: its code in the corner, its board in the place of the two screens of questions ---

function drawQuiz() {
  const known = quiz?.known;
  const code = codeNow();
  if (!code && cover.now === "code") cover("none");
  for (const element of document.querySelectorAll("[data-code]")) element.textContent = code;
  for (const panel of document.querySelectorAll("[data-code-panel]")) {
    panel.hidden = !code;
    if (code) panel.querySelector("[data-picture-of-code]").src = known.picture;
  }
  const linked = find("[data-quiz]");
  if (linked && known) linked.href = known.page;
  const box = steps.slide.querySelector("[data-board]");
  // What was asked last stays on the screen when the class has ended.
  if (known?.board) drawQuiz.address = known.board;
  board.show(drawQuiz.address ? box : null, drawQuiz.address, document.documentElement.lang);
  find("[data-corner]")?.toggleAttribute("hidden", Boolean(box && drawQuiz.address));
}

// Where the class is, the room goes: nobody has to leave the page.
function quizChanged(known, before) {
  drawQuiz();
  if (!known || known.phase === before?.phase) return;
  if (known.phase === "before") steps.show(steps.numberOf("quiz-before"));
  if (known.phase === "after") steps.show(steps.numberOf("quiz-after"));
  const isAtFirst = steps.slide.dataset.shows === "quiz-before";
  if (known.phase === "lesson" && before && isAtFirst) steps.move(1);
}

function tellNetwork() {
  find("[data-offline]").hidden = navigator.onLine && !link?.isLost;
  drawQuiz();
}

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
    tool(words.device, () => {
      closePanels();
      pairing.open();
    }),
    tool(words.hold, () => {
      closePanels();
      over("held");
    }),
    tool(words.full, fullScreen),
    tool(words.look, nextLook),
  );
  if (find("[data-large-code]")) tools.prepend(tool(words.large, () => over("code")));
  find("[data-letters]").replaceChildren(
    tool(lettersLabel(), (button) => {
      turnLetters();
      button.textContent = lettersLabel();
    }),
  );
  find("[data-notes-here]").replaceChildren(tool(words.here, turnNotes));
  find("[data-notes-warning]").hidden = false;
  find("[data-room-notes] [data-hide]").addEventListener("click", turnNotes);
  find("[data-language]")?.addEventListener("click", (event) => {
    event.preventDefault();
    changeLanguage();
  });
  find("[data-notes]").addEventListener("click", (event) => {
    event.preventDefault();
    window.open(notesAddress(), "diogel-notes", "popup,width=480,height=800");
  });
  find("[data-held]").addEventListener("click", () => cover("none"));
  find("[data-large-code]")?.addEventListener("click", () => cover("none"));
  pairing.prepare();
  find("[data-kept]").hidden = !keepLesson.isDone;
  showWithoutPictures(steps.root);
}

// A picture that is blocked gives its place to its words.
function showWithoutPictures(root) {
  for (const image of root.querySelectorAll(".slide__text img")) {
    const say = () => {
      const words = document.createElement("p");
      words.className = "slide__instead";
      words.textContent = image.alt;
      image.replaceWith(words);
    };
    if (image.complete && !image.naturalWidth) say();
    else image.addEventListener("error", say);
  }
}

// -------------------------------------------------------------------------------------------------

link = new Link({
  side: "screen",
  lesson: steps.root.dataset.lesson,
  here: () => ({ step: steps.now, cover: cover.now }),
  follow: (state) => {
    steps.show(state.step, { link: false });
    cover(state.cover, { tell: false });
  },
  tell: () => {
    pairing.draw();
    tellNetwork();
  },
});
const pairing = new Pairing(link, () => steps);

listen(
  {
    next: () => steps.move(1),
    back: () => steps.move(-1),
    first: () => steps.show(1),
    last: () => steps.show(steps.slides.length),
    hold: () => over("held"),
    full: fullScreen,
    start: () => document.fullscreenElement || fullScreen(),
    notes: () => find("[data-notes]").click(),
    overview: () => openMore("[data-go][aria-current]"),
    keys: () => openMore("[data-letters] button"),
    code: () => codeNow() && over("code"),
    language: changeLanguage,
    look: nextLook,
    close: () => {
      closePanels();
      if (cover.now !== "none") cover("none");
    },
  },
  (typed, isAll) => {
    find("[data-typed]").hidden = isAll !== undefined;
    find("[data-typed-number]").textContent = typed;
    if (isAll) steps.show(Number(typed));
  },
);

prepare();
tellNetwork();
for (const each of ["online", "offline"]) window.addEventListener(each, tellNetwork);
const other = find("[data-language]");
const nation = steps.root.dataset.nation;
const withNation = (address) => `${address}${address.includes("?") ? "&" : "?"}nation=${nation}`;
fetched(other.lang, here(other.pathname));
fetched(`${document.documentElement.lang} notes`, notesAddress());
keepLesson([location.pathname + location.search, here(other.pathname), notesAddress()].map(withNation), () => {
  keepLesson.isDone = true;
  find("[data-kept]").hidden = false;
});
const { codeAddress, boardAddress } = steps.root.dataset;
if (codeAddress) {
  quiz = new ClassQuiz([codeAddress, boardAddress], quizChanged);
  quiz.run();
}
link.run();
