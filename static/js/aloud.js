// Reads the question and its choices aloud with a voice of the page's language, and marks the words.
// Nothing begins by itself. Without a voice of the language there is no button: a wrong voice is
// worse than none.

const start = document.querySelector("[data-aloud]");
const stopper = document.querySelector("[data-aloud-stop]");
const none = document.querySelector("[data-aloud-none]");
const speech = window.speechSynthesis;
const language = document.documentElement.lang.slice(0, 2);
const label = start?.textContent;
const parts = [...document.querySelectorAll("[data-read]")];

let at = -1; // the part being read, or where a pause left off
let turn = 0; // what an older reading still reports is not heard
let isReading = false;

const plain = (text) => text.toLowerCase().replace("_", "-");
function voice() {
  const known = (speech?.getVoices() ?? []).filter((one) => plain(one.lang).split("-")[0] === language);
  return known.find((one) => plain(one.lang) === "en-gb") ?? known.find((one) => one.localService) ?? known[0];
}

function offer() {
  if (!start) return;
  start.hidden = !voice();
  // A device without any voice says nothing: it is not the language that is missing.
  if (none) none.hidden = !speech?.getVoices().length || !start.hidden;
}

function unmark() {
  for (const part of parts) if (part.querySelector("mark")) part.textContent = part.textContent;
}

function mark(part, from, to) {
  const text = part.textContent;
  const words = document.createElement("mark");
  words.textContent = text.slice(from, to);
  part.replaceChildren(text.slice(0, from), words, text.slice(to));
}

function wordEnd(text, from) {
  const rest = text.slice(from).search(/\s/);
  return rest < 0 ? text.length : from + rest;
}

function read(index) {
  unmark();
  const part = parts[index];
  if (!part) { stop(); return; }
  at = index;
  const mine = ++turn;
  const text = part.textContent;
  const letter = part.previousElementSibling?.matches(".visually-hidden") ? part.previousElementSibling.textContent : "";
  const said = new SpeechSynthesisUtterance(letter + text);
  said.voice = voice();
  said.lang = said.voice.lang;
  said.rate = 0.9;
  said.onstart = () => { if (mine === turn) mark(part, 0, text.length); };
  said.onboundary = (event) => {
    const from = event.charIndex - letter.length;
    if (mine !== turn || event.name !== "word" || from < 0) return;
    mark(part, from, event.charLength ? from + event.charLength : wordEnd(text, from));
  };
  said.onend = () => { if (mine === turn) read(index + 1); };
  said.onerror = () => { if (mine === turn) stop(); };
  speech.speak(said);
}

function show() {
  start.textContent = isReading ? start.dataset.pause : at < 0 ? label : start.dataset.goOn;
  stopper.hidden = at < 0;
}

function hush() {
  turn += 1;
  isReading = false;
  speech.cancel();
  unmark();
}

function stop() {
  hush();
  at = -1;
  if (document.activeElement === stopper) start.focus();
  show();
}

if (start && speech) {
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  start.addEventListener("click", () => {
    if (isReading) hush();
    else { speech.cancel(); isReading = true; read(Math.max(at, 0)); }
    show();
  });
  stopper.addEventListener("click", stop);
  document.addEventListener("change", () => { if (at >= 0) stop(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && at >= 0) stop(); });
  addEventListener("pagehide", () => speech.cancel());
  addEventListener("visibilitychange", () => { if (document.hidden && at >= 0) stop(); });
}
