// A pupil's page: choosing saves, unsent answers stay on the device, waiting pages turn by themselves.
// Without this file every page works by links and buttons.

const box = document.querySelector("[data-state-address]");
const form = document.querySelector("form[data-question]");
const PREFIX = "diogel:";
const COUNT = "diogel-count";
const TOLD = "diogel-told";
const WAIT_AFTER_CHOICE = 600;
const SLOW = 1000;
const REACHED_LATELY = 4000;
const MOST_ROUNDS = 50;

// Answers that the server has not acknowledged, by question and seat: kept over reloads and lost
// networks, and never sent for another pupil of the same device. A browser that keeps nothing
// (private window, full disk) still sends them as long as the page is open.
const inPage = new Map();
const kept = {
  read(key) {
    try { return JSON.parse(localStorage.getItem(PREFIX + key)) ?? inPage.get(key); } catch { return inPage.get(key); }
  },
  write(key, value) {
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify(value));
      inPage.delete(key);
    } catch { inPage.set(key, value); }
  },
  drop(key, revision) {
    if (this.read(key)?.revision !== revision) return;
    inPage.delete(key);
    try { localStorage.removeItem(PREFIX + key); } catch { /* it keeps nothing */ }
  },
  // What another class left on a shared device is nobody's any more.
  only(address) {
    for (const key of this.all()) if (!key.startsWith(`${address}/`)) localStorage.removeItem(PREFIX + key);
  },
  all() {
    const keys = [...inPage.keys()];
    try { keys.push(...Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length))); } catch { /* it keeps nothing */ }
    return keys;
  },
};

// The keys that are chosen now, as one text; what puts things in order keeps its own (kinds.js).
const chosenNow = () => new FormData(form).getAll("chosen").sort().join(",");

const line = document.querySelector(".saved");
const SHAPES = { sent: "saved", closing: "saved", choose: "late", offline: "kept" };
function say(state) {
  if (!line || line.dataset.said === state) return;
  line.dataset.said = state;
  line.dataset.state = SHAPES[state] ?? state;
  line.textContent = state && line.dataset[`say${state[0].toUpperCase()}${state.slice(1)}`];
}

// Says that there is no network, and when it is back what stood there before.
let reachedAt = performance.now();
let saidBefore = "";
function reached(isReached) {
  if (isReached) reachedAt = performance.now();
  const isSaid = line?.dataset.said === "offline";
  if (isReached && isSaid) say(saidBefore);
  if (isReached || isSaid || !line) return;
  saidBefore = line.dataset.said;
  say("offline");
}

// Goes to the class: back to this question if it is still asked. A choice that came too late is told.
let wasLate = false;
function turn() {
  const to = new URLSearchParams();
  if (form) to.set("at", form.dataset.asking);
  if (wasLate) to.set("late", "1");
  location.replace(`${box.dataset.classAddress}?${to}`.replace(/\?$/, ""));
}

// Sends one kept answer: "stored" (or one at least as new is), "late", "gone" (the seat is no more),
// or "again" when it has to be tried later.
async function send(key) {
  const answer = kept.read(key);
  if (!answer) return "stored";
  const [, , question, seat, voided] = key.split("/");
  const body = new URLSearchParams({ question, seat, voided, chosen: answer.chosen, revision: answer.revision, csrfmiddlewaretoken: token() });
  let response;
  try {
    response = await fetch(answer.to, { method: "POST", body, headers: { "X-Requested-With": "fetch" }, redirect: "error", signal: AbortSignal.timeout(15000) });
  } catch { return "again"; }
  // 400: it broke off on the way.
  if (response.status >= 500 || [400, 403, 429].includes(response.status)) return "again";
  kept.drop(key, answer.revision);
  if (!response.ok) return response.status === 410 ? "gone" : "late";
  const stored = await response.json().catch(() => null);
  if (stored) tell(key, stored.revision);
  // Another tab was later, or this one sent what was chosen there: it shows what counts.
  if (stored && isHere(key) && !kept.read(key) && stored.chosen !== chosenNow()) show(stored.chosen, stored.revision);
  return "stored";
}

// What this tab was last told is stored: the question and its count, never the choice.
function tell(key, revision) {
  try { sessionStorage.setItem(TOLD, JSON.stringify({ key, revision })); } catch { /* it keeps nothing */ }
}

// Whether this page was drawn while the answer that counts was still on its way: once, it is forgotten then.
function isDrawnTooEarly() {
  try {
    const told = JSON.parse(sessionStorage.getItem(TOLD));
    sessionStorage.removeItem(TOLD);
    return isHere(told?.key) && told.revision > Number(form.dataset.revision);
  } catch { return false; }
}

const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
const isHere = (key) => form?.dataset.question === key;

// One sending at a time; whoever asks meanwhile waits for its end.
let sending;
function sendAll() {
  sending ??= sendEach().finally(() => { sending = undefined; });
  return sending;
}

async function sendEach() {
  const slow = setTimeout(() => say("sending"), SLOW);
  // Another tab sent it and was told; this one wants to be told too, and sending again does no harm.
  if (mine && !unsent()) kept.write(form.dataset.question, mine);
  // A choice that was changed while it was on its way is sent again at once.
  for (let key, rounds = 0; (key = kept.all()[0]) && rounds < MOST_ROUNDS; rounds += 1) {
    const revision = kept.read(key)?.revision;
    const result = await send(key);
    if (result === "gone") return location.replace(box.dataset.goneAddress);
    wasLate ||= result === "late";
    if (result === "again") {
      say("kept");
      retryIn(3000);
      break;
    }
    if (isHere(key) && mine?.revision <= revision) mine = undefined;
    if (isHere(key) && !kept.read(key)) say(result === "late" ? "late" : wasKept() ? "sent" : "saved");
  }
  clearTimeout(slow);
  if (wasLate) return turn();
  if (goesOn && !unsent()) await goOn();
}

// Without network the next page would be the browser's own: Next waits until there is one.
async function goOn() {
  if (await reaches()) return location.assign(form.dataset.next);
  reached(false);
  retryIn(3000);
}

async function reaches() {
  if (navigator.onLine && performance.now() - reachedAt < REACHED_LATELY) return true;
  try {
    return Boolean(await fetch(box.dataset.stateAddress, { headers: { "X-Requested-With": "fetch" }, cache: "no-store", redirect: "error", signal: AbortSignal.timeout(5000) }));
  } catch { return false; }
}

const unsent = () => form && kept.read(form.dataset.question);
const wasKept = () => line?.dataset.said === "kept";

let retry;
function retryIn(milliseconds) {
  clearTimeout(retry);
  retry = setTimeout(sendAll, milliseconds * (0.7 + 0.6 * Math.random()));
}

// One count for all tabs of the device: what was chosen last has the highest number.
function nextRevision() {
  let count = Number(form.dataset.revision);
  try {
    count = Math.max(count, Number(localStorage.getItem(COUNT)));
    localStorage.setItem(COUNT, count + 1);
  } catch { /* private mode: the page counts for itself */ }
  return count + 1;
}

function show(chosen, revision) {
  form.dataset.revision = Math.max(Number(form.dataset.revision), revision);
  const keys = chosen.split(",");
  for (const input of form.querySelectorAll(".choice__input")) input.checked = keys.includes(input.value);
  form.dispatchEvent(new CustomEvent("restored", { detail: keys }));
}

let mine; // what was chosen on this page, until this page was told that it is stored
function keepChoice() {
  const chosen = chosenNow();
  if (!chosen) return false;
  const revision = nextRevision();
  form.dataset.revision = revision;
  mine = { chosen, revision, to: location.pathname };
  kept.write(form.dataset.question, mine);
  return true;
}

// Chosen while this script was still on its way.
const isChangedAlready = () => [...form.querySelectorAll(".choice__input")].some((input) => input.checked && !input.defaultChecked);

// The pupil pressed Next while the choice could not be sent: it goes on as soon as it is.
let goesOn = false;
let pending;
if (form) {
  // Choosing saves; when the officer leads, the page turns with the class and needs no button.
  const button = form.querySelector(".button");
  button.hidden = "led" in button.dataset;
  button.textContent = button.dataset.scriptLabel ?? button.textContent;
  const waiting = kept.read(form.dataset.question);
  if (waiting) {
    show(waiting.chosen, waiting.revision);
    say("kept");
  } else if (isChangedAlready()) {
    keepChoice();
    sendSoon();
  } else if (isDrawnTooEarly()) {
    location.reload();
  }
  form.addEventListener("change", () => {
    goesOn = false;
    if (!keepChoice()) return say("choose");
    say(wasKept() ? "kept" : "");
    sendSoon();
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name) return; // language and words: the form takes what is chosen along
    event.preventDefault();
    if (!chosenNow()) { say("choose"); form.querySelector(".choice__input, .order button").focus(); return; }
    clearTimeout(pending);
    goesOn = true;
    sendAll();
  });
}

function sendSoon() {
  clearTimeout(pending);
  pending = setTimeout(sendAll, WAIT_AFTER_CHOICE);
}

// Waiting: ask with the tag of this page; the server says when to ask again.
async function look() {
  let next = Number(box.dataset.nextIn);
  try {
    const response = await fetch(box.dataset.stateAddress, { headers: { "If-None-Match": `"${box.dataset.tag}"`, "X-Requested-With": "fetch" }, cache: "no-store", redirect: "error" });
    next = Number(response.headers.get("X-Next-In")) || next;
    reached(true);
    if (response.status === 410) { // the seat went to another device, or the rehearsal is over
      location.replace(box.dataset.goneAddress);
      return;
    }
    if (response.status === 200) {
      const now = await response.json();
      const gathered = document.querySelector("[data-gathered]");
      if (now.gathered && gathered) {
        gathered.innerHTML = now.gathered;
        box.dataset.tag = now.tag;
      } else if (now.tag !== box.dataset.tag) {
        if (!stays(now.tag)) {
          if (kept.all().length) await sendAll();
          if (now.question && !form) return location.replace(now.question);
          return turn();
        }
        box.dataset.tag = now.tag;
        if (form) say(now.tag.endsWith("~closing") ? "closing" : Number(form.dataset.revision) ? "saved" : "");
      }
    }
    if (kept.all().length) sendAll();
  } catch { if (!form) reached(false); } // the next look may find it
  schedule(document.hidden ? next * 4 : next);
}

// Whether only the last seconds began, or were taken back: the page stays as it is.
function stays(tag) {
  const [asks, takes] = tag.split("~");
  const [asked, took] = box.dataset.tag.split("~");
  return asks === asked && takes && took;
}

function schedule(milliseconds) {
  setTimeout(look, milliseconds * (0.8 + 0.4 * Math.random()));
}

// The same seat in two tabs: the one that was opened last goes on, the other says so.
function watchTabs(note) {
  const tabs = new BroadcastChannel("diogel");
  const at = box.dataset.classAddress;
  tabs.onmessage = ({ data }) => { if (data.at === at) note.hidden = data.isGone; };
  tabs.postMessage({ at, isGone: false });
  addEventListener("pagehide", () => tabs.postMessage({ at, isGone: true }));
}

document.querySelector(".problem")?.focus();
if (box) {
  for (const link of document.querySelectorAll("[data-check-again]")) link.hidden = true;
  kept.only(box.dataset.classAddress.split("/")[2]);
  schedule(Number(box.dataset.nextIn));
  addEventListener("online", sendAll);
  addEventListener("visibilitychange", () => { if (!document.hidden) sendAll(); });
  if (kept.all().length) sendAll();
  if ("BroadcastChannel" in window) watchTabs(document.querySelector("[data-other-tab]"));
}
