// The control of a class quiz keeps itself up to date; without this file "Check again" does.
import { forgetStored } from "./counting.js";

forgetStored();

const box = document.querySelector(".control[data-state-address]");
const spoken = document.querySelector("[data-spoken]");
const offline = document.querySelector("[data-offline]");
const INERT = 600;
const QUARTER_EVERY = 20_000;
const MOVED = "diogel-moved";

const sentence = () => box.querySelector("h1").textContent.trim();
const taken = (within) => within.querySelector("[data-taken]");
const speak = (text) => { spoken.textContent = text; };

// Numbers are spoken at a quarter, half, three quarters and all, and never in quick succession.
const counted = () => {
  const number = box.querySelector("[data-number]");
  const words = box.querySelector("[data-counted]");
  if (!number) return null;
  const of = Number(words.dataset.of);
  return { quarter: of ? Math.floor((4 * Number(number.textContent)) / of) : 0, text: `${number.textContent} ${words.textContent}` };
};
let quarter = counted()?.quarter ?? 0;
let spokenAt = 0;
let later;

function speakQuarter() {
  const now = counted();
  clearTimeout(later);
  if (!now || now.quarter === quarter) return;
  const isMore = now.quarter > quarter;
  const wait = QUARTER_EVERY - (Date.now() - spokenAt);
  if (isMore && wait > 0) {
    later = setTimeout(speakQuarter, wait); // then with the number that stands there
    return;
  }
  quarter = now.quarter;
  if (!isMore) return;
  spokenAt = Date.now();
  speak(now.text);
}

function connected(isConnected) {
  if (offline.hidden === isConnected) return;
  offline.hidden = isConnected;
  if (isConnected) box.querySelector("[data-waits]").hidden = true;
  if (isConnected) speak([spoken.dataset.back, counted()?.text].filter(Boolean).join(" "));
}

async function look() {
  let next = Number(box.dataset.nextIn);
  try {
    const response = await fetch(box.dataset.stateAddress, {
      headers: { "If-None-Match": `"${box.dataset.tag}"` },
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(10_000),
    });
    // A rehearsal that was ended on another phone is gone, or the class is no longer this person's.
    if (response.status === 404 || response.status === 403) { location.reload(); return; }
    next = Number(response.headers.get("X-Next-In")) || next;
    if (response.status === 200) {
      draw(await response.text());
      box.dataset.tag = response.headers.get("ETag").replace(/^W\/|"/g, "");
    }
    connected(response.status < 500);
  } catch {
    connected(false);
  }
  setTimeout(look, (document.hidden ? 4 : 1) * next * (0.9 + 0.2 * Math.random()));
}

// A fragment replaces what is there; buttons that stay the same keep the focus they have.
function draw(html) {
  const was = sentence();
  const focused = box.contains(document.activeElement) ? document.activeElement : null;
  const place = focused && [...box.querySelectorAll("a, button, h1")].indexOf(focused);
  const fresh = new DOMParser().parseFromString(html, "text/html").body;
  for (const input of fresh.querySelectorAll("[name=csrfmiddlewaretoken]")) {
    input.value = box.querySelector("[name=csrfmiddlewaretoken]")?.value ?? input.value;
  }
  // That somebody else has the controls is called out once, not with each number that changes.
  if (taken(fresh)?.textContent === taken(box)?.textContent) taken(fresh)?.removeAttribute("role");
  box.replaceChildren(...fresh.childNodes);
  if (sentence() !== was) {
    document.title = document.title.replace(was, sentence());
    clearTimeout(later);
    quarter = counted()?.quarter ?? 0;
    speak(sentence());
    rest();
    backToNotes();
  } else {
    speakQuarter();
  }
  if (focused) {
    const same = [...box.querySelectorAll("a, button, h1")][place];
    (same && same.textContent === focused.textContent ? same : box.querySelector("h1")).focus();
  }
}

// Whoever came here from the notes of the lesson goes back to them when the lesson begins.
const CAME_FROM = "diogel-came-from-notes";
function backToNotes() {
  const notes = box.querySelector("[data-notes]");
  const address = sessionStorage.getItem(CAME_FROM);
  if (!notes || !address) return;
  sessionStorage.removeItem(CAME_FROM);
  if (new URL(address, location.href).pathname.startsWith(notes.pathname.replace(/\d+\/notes\/$/, ""))) {
    location.assign(address);
  }
}

// A second tap that was meant for the button before must not press the one in its place.
let resting;
function rest() {
  box.setAttribute("data-resting", "");
  clearTimeout(resting);
  resting = setTimeout(() => box.removeAttribute("data-resting"), INERT);
}

const sent = new WeakSet();
box.addEventListener("submit", (event) => {
  const isOffline = !offline.hidden || !navigator.onLine;
  if (isOffline) {
    const waits = box.querySelector("[data-waits]");
    waits.hidden = false; // beside the button, where the thumb is
    speak("");
    speak(waits.textContent);
    offline.hidden = false;
  }
  if (isOffline || box.hasAttribute("data-resting") || sent.has(event.target)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  sent.add(event.target);
  sessionStorage.setItem(MOVED, location.pathname);
}, { capture: true });

// After an own step the new heading is read first.
if (sessionStorage.getItem(MOVED) === location.pathname) {
  sessionStorage.removeItem(MOVED);
  box.querySelector("h1").focus();
  rest();
  backToNotes();
}
addEventListener("offline", () => connected(false));
setTimeout(look, Number(box.dataset.nextIn));
