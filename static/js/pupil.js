// A pupil's page: choosing saves, unsent answers stay on the device, waiting pages turn by themselves.
// Without this file every page works by links and buttons.

const box = document.querySelector("[data-state-address]");
const form = document.querySelector("form[data-question]");
const PREFIX = "diogel:";
const COUNT = "diogel-count";
const WAIT_AFTER_CHOICE = 600;

// Answers that the server has not acknowledged, by question and seat: kept over reloads and lost
// networks, and never sent for another pupil of the same device.
const kept = {
  read(key) {
    try { return JSON.parse(localStorage.getItem(PREFIX + key)); } catch { return null; }
  },
  write(key, value) {
    try { localStorage.setItem(PREFIX + key, JSON.stringify(value)); } catch { /* private mode: the page still sends */ }
  },
  drop(key, revision) {
    if (this.read(key)?.revision === revision) localStorage.removeItem(PREFIX + key);
  },
  // What another class left on a shared device is nobody's any more.
  only(address) {
    for (const key of this.all()) if (!key.startsWith(`${address}/`)) localStorage.removeItem(PREFIX + key);
  },
  all() {
    try { return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length)); } catch { return []; }
  },
};

// The keys that are chosen now, as one text; what puts things in order keeps its own (kinds.js).
const chosenNow = () => new FormData(form).getAll("chosen").sort().join(",");

const line = form?.querySelector(".saved");
function say(state) {
  if (!line || line.dataset.state === state) return;
  line.dataset.state = state === "sent" || state === "closing" || state === "choose" ? "saved" : state;
  if (state === "choose") line.dataset.state = "late";
  line.textContent = line.dataset[state] ?? "";
}

// Sends one kept answer. True: the server has an answer at least as new. False: try again later.
async function send(key) {
  const answer = kept.read(key);
  if (!answer) return true;
  const [, , question, seat] = key.split("/");
  const body = new URLSearchParams({ question, seat, chosen: answer.chosen, revision: answer.revision, csrfmiddlewaretoken: token() });
  let response;
  try {
    response = await fetch(answer.to, { method: "POST", body, headers: { "X-Requested-With": "fetch" }, redirect: "error", signal: AbortSignal.timeout(15000) });
  } catch { return false; }
  // 400: it broke off on the way.
  if (response.status >= 500 || [400, 403, 429].includes(response.status)) return false;
  kept.drop(key, answer.revision);
  if (!response.ok) return "late";
  const stored = await response.json().catch(() => null);
  // Another tab was later: this one shows what counts.
  if (stored && stored.chosen !== answer.chosen && isHere(key) && !kept.read(key)) show(stored.chosen, stored.revision);
  return true;
}

const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
const isHere = (key) => form?.dataset.question === key;

let sending = false;
async function sendAll() {
  if (sending) return;
  sending = true;
  let slow = setTimeout(() => say("sending"), 1000);
  for (const key of kept.all()) {
    const result = await send(key);
    if (isHere(key)) say(result === "late" ? "late" : result ? "saved" : "kept");
    if (result === false) { retryIn(3000); break; }
  }
  clearTimeout(slow);
  sending = false;
}

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

function keepChoice() {
  const chosen = chosenNow();
  if (!chosen) return false;
  const revision = nextRevision();
  form.dataset.revision = revision;
  kept.write(form.dataset.question, { chosen, revision, to: location.pathname });
  return true;
}

// Chosen while this script was still on its way.
const isChangedAlready = () => [...form.querySelectorAll(".choice__input")].some((input) => input.checked && !input.defaultChecked);

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
    retryOnce();
  }
  form.addEventListener("change", () => {
    if (keepChoice()) retryOnce();
    else say("choose");
  });
  form.addEventListener("submit", async (event) => {
    if (event.submitter?.name) return; // language and words: the form takes what is chosen along
    event.preventDefault();
    if (!chosenNow()) { say("choose"); form.querySelector(".choice__input, .order button").focus(); return; }
    clearTimeout(pending);
    await sendAll();
    if (navigator.onLine && !kept.read(form.dataset.question)) location.assign(form.dataset.next);
    else say("kept");
  });
}

function retryOnce() {
  clearTimeout(pending);
  pending = setTimeout(sendAll, WAIT_AFTER_CHOICE);
}

// Waiting: ask with the tag of this page; the server says when to ask again.
async function look() {
  let next = Number(box.dataset.nextIn);
  try {
    const response = await fetch(box.dataset.stateAddress, { headers: { "If-None-Match": `"${box.dataset.tag}"`, "X-Requested-With": "fetch" }, cache: "no-store", redirect: "error" });
    next = Number(response.headers.get("X-Next-In")) || next;
    if (response.status === 410) { // the seat went to another device, or the rehearsal is over
      location.replace(box.dataset.classAddress);
      return;
    }
    if (response.status === 200) {
      const now = await response.json();
      const gathered = document.querySelector("[data-gathered]");
      if (now.gathered && gathered) {
        gathered.innerHTML = now.gathered;
        box.dataset.tag = now.tag;
      } else if (now.tag !== box.dataset.tag) {
        if (form) { say("closing"); if (chosenNow()) await sendAll(); }
        location.replace(box.dataset.classAddress);
        return;
      }
    }
    if (kept.all().length) sendAll();
  } catch { /* no network: the next look may find it */ }
  schedule(document.hidden ? next * 4 : next);
}

function schedule(milliseconds) {
  setTimeout(look, milliseconds * (0.8 + 0.4 * Math.random()));
}

document.querySelector(".problem")?.focus();
if (box) {
  kept.only(box.dataset.classAddress.split("/")[2]);
  schedule(Number(box.dataset.nextIn));
  addEventListener("online", sendAll);
  addEventListener("visibilitychange", () => { if (!document.hidden) sendAll(); });
  if (kept.all().length) sendAll();
}
