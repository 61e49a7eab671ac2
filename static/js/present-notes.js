// The notes of whoever teaches: they keep step with the room's screen, in the same browser or on
// another device, and say how the minutes stand against the plan.
import { ClassQuiz } from "./lesson-class.js";
import { keepLesson } from "./lesson-keep.js";
import { Link } from "./lesson-link.js";
import { Steps, pressed } from "./lesson-steps.js";

const root = document.querySelector(".teach");
const find = (selector) => root.querySelector(selector);
const clock = find("[data-clock]");
const BEGAN = `diogel-clock-${root.dataset.lesson}`;
const CAME_FROM = "diogel-came-from-notes";
const MINUTE = 60_000;
const APART_AFTER = 3000;
let link = null;
let quiz = null;
let cover = "none";
let apartSince = 0;
let isDue = false; // moved on to the questions

const steps = new Steps({
  root,
  onShow: () => {
    if (cover === "code") cover = "none";
    if (root.dataset.ready) window.scrollTo(0, 0);
    root.dataset.ready = "yes";
    queueMicrotask(tellTime);
  },
  onMove: () => {
    if (!began()) begin();
    link?.move();
    atQuiz();
  },
});

// The clock of the lesson -------------------------------------------------------------------------

const began = () => Number(sessionStorage.getItem(BEGAN));

function begin() {
  sessionStorage.setItem(BEGAN, String(Date.now()));
  tellTime();
}

const filled = (words, values) => words.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

function tellTime() {
  const over = find("[data-over-time]");
  clock.hidden = !began();
  over.hidden = true;
  if (!began()) return;
  const gone = Math.floor((Date.now() - began()) / MINUTE);
  const late = gone - Number(find("[data-slide]:not([hidden])").dataset.plannedEnd);
  const words = late > 0 ? clock.dataset.over : clock.dataset.spare;
  clock.textContent = filled(words, { gone, late, spare: -late });
  clock.classList.toggle("teach__clock--late", late > 0);
  const next = late > 0 && skipTo(gone);
  if (!next) return;
  over.hidden = false;
  find("[data-over-words]").textContent = filled(over.dataset.words, { late });
  const skip = find("[data-skip]");
  skip.dataset.go = next.dataset.slide;
  skip.href = location.pathname.replace(/present\/\d+/, `present/${next.dataset.slide}`) + location.search;
  skip.textContent = filled(skip.dataset.words, { name: next.querySelector("h1").textContent.trim() });
}

// Where the plan is by now; never past the places to turn to, which are never skipped.
function skipTo(gone) {
  const following = steps.slides.slice(steps.now);
  const planned = following.findIndex((slide) => Number(slide.dataset.plannedEnd) > gone);
  const never = following.findIndex((slide) => "neverSkipped" in slide.dataset);
  const places = [planned < 0 ? following.length - 1 : planned, never < 0 ? following.length : never];
  return following[Math.min(...places)];
}

// The room's screen on another device -------------------------------------------------------------

function drawLink() {
  const state = link.isPaired ? link.state : null;
  const isApart = link.isJoined && !link.sending && state.shown !== steps.now;
  if (!isApart) apartSince = 0;
  else apartSince ||= Date.now();
  const isSaid = isApart && (link.isPending || Date.now() - apartSince > APART_AFTER);
  find("[data-asking]").hidden = !state?.number;
  find("[data-number-shown]").textContent = state?.number ?? "";
  find("[data-apart]").hidden = !isSaid || link.isLost;
  find("[data-apart-words]").textContent = filled(find("[data-apart]").dataset.words, {
    room: state?.shown,
    here: steps.now,
  });
  find("[data-silent]").hidden = !(link.isJoined && state.silent) || link.isLost;
  find("[data-offline]").hidden = navigator.onLine && !link.isLost;
  find("[data-follows]").hidden = !link.isJoined;
  find("[data-pair]").hidden = Boolean(state);
  if (link.isPending && !isApart) link.isPending = false;
  drawCovers();
}

function drawCovers() {
  find("[data-hold]").setAttribute("aria-pressed", String(cover === "held"));
  find("[data-show-code]").setAttribute("aria-pressed", String(cover === "code"));
  find("[data-show-code]").hidden = !quiz?.known?.code;
}

function over(name) {
  cover = cover === name ? "none" : name;
  steps.cover(name);
  link.move();
  drawCovers();
}

link = new Link({
  side: "notes",
  lesson: root.dataset.lesson,
  here: () => ({ step: steps.now, cover }),
  follow: (state) => {
    if (state.step !== steps.now && !began()) begin();
    steps.show(state.step, { link: false });
    cover = state.cover;
    atQuiz();
  },
  tell: drawLink,
});

find("[data-bring]").addEventListener("click", () => link.move());
find("[data-join-room]").addEventListener("click", () => {
  link.isPending = false;
  steps.show(link.state.shown, { link: false });
  link.move();
  steps.slide.querySelector("h1").focus();
});
find("[data-stop]").addEventListener("click", () => link.close());
find("[data-hold]").addEventListener("click", () => over("held"));
find("[data-show-code]").addEventListener("click", () => over("code"));
find("[data-begin]").addEventListener("click", begin);
find("[data-told]").addEventListener("click", (event) => {
  event.preventDefault();
  find("#told").open = true;
  find("#told summary").focus();
});

// The class quiz: its code, and its control while the class answers --------------------------------

function quizChanged(known, before) {
  find("[data-code]").textContent = known && !known.isLost ? known.code : "";
  const control = find("[data-control]");
  control.hidden = !known?.control;
  if (known?.control) control.href = known.control;
  drawCovers();
  if (before && known && known.phase !== before.phase && ["before", "after"].includes(known.phase)) {
    goToControl();
  } else if (isDue) {
    atQuiz();
  }
}

// Moving on to the questions leads to the control of the class, and from there back to the lesson;
// a little later if it is not known yet where the class is.
function atQuiz() {
  const shows = steps.slide.dataset.shows;
  isDue = shows.startsWith("quiz-");
  const phase = quiz?.known?.phase;
  if (shows === "quiz-before" && ["lobby", "before"].includes(phase)) goToControl();
  if (shows === "quiz-after" && ["lesson", "after"].includes(phase)) goToControl();
}

function goToControl() {
  const known = quiz.known;
  if (!known.control || known.isLost) return;
  if (known.phase !== "after" && steps.slide.dataset.shows !== "quiz-after") {
    const back = steps.numberOf("quiz-before") + 1;
    sessionStorage.setItem(CAME_FROM, location.pathname.replace(/present\/\d+/, `present/${back}`) + location.search);
  }
  (link.sending ?? Promise.resolve()).then(() => location.assign(known.control));
}

// -------------------------------------------------------------------------------------------------

document.addEventListener("keydown", (event) => {
  if (pressed(event) || event.target.closest("input")) return;
  const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
  if (by) steps.move(by);
  else if (event.key === "." || event.key.toLowerCase() === "b") over("held");
  else return;
  event.preventDefault();
});

setInterval(tellTime, 10_000);
for (const tool of root.querySelectorAll("[data-script]")) tool.hidden = false;
for (const each of ["online", "offline"]) window.addEventListener(each, drawLink);
const others = [...document.querySelectorAll("[data-other-language]")];
const withNation = (address) => `${address}${address.includes("?") ? "&" : "?"}nation=${root.dataset.nation}`;
const otherAddress = (other) => other.pathname.replace(/present\/\d+/, `present/${steps.now}`) + location.search;
for (const other of others) {
  other.addEventListener("click", () => {
    other.href = otherAddress(other);
  });
}
keepLesson([location.pathname + location.search, ...others.map(otherAddress)].map(withNation), () => {
  find("[data-kept]").hidden = false;
});
tellTime();
if (root.dataset.codeAddress) {
  quiz = new ClassQuiz([root.dataset.codeAddress], quizChanged);
  quiz.run();
}
link.run();
drawLink();
