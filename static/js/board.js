// The board keeps itself up to date, says when it could not, and knows a few keys.

const box = document.querySelector(".board[data-state-address]");
const stale = document.querySelector(".stale");
const keys = document.querySelector("dialog.keys");
const held = document.querySelector("[data-held]");
const root = document.documentElement;
const THEMES = ["", "theme-dark", "theme-contrast"];
const STALE_AFTER = 15_000;
let next = 1500;
let seen = Date.now();

const kept = {
  read(name) { try { return localStorage.getItem(`diogel-board-${name}`) ?? ""; } catch { return ""; } },
  write(name, value) { try { localStorage.setItem(`diogel-board-${name}`, value); } catch { /* not kept: fine */ } },
};

const frame = (part) => part.querySelector("[data-frame]")?.dataset.frame;

async function look() {
  try {
    const response = await fetch(box.dataset.stateAddress, {
      headers: { "If-None-Match": `"${box.dataset.tag}"` },
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(10_000),
    });
    if (response.status === 404 || response.status === 403) { location.reload(); return; }
    if (response.status >= 500) throw new Error(response.statusText);
    next = Number(response.headers.get("X-Next-In")) || next;
    if (response.status === 200) {
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html").body;
      if (frame(fresh) !== frame(box)) { location.reload(); return; } // other tools belong to it
      box.replaceChildren(...fresh.childNodes);
      showLarge(isLarge);
      box.dataset.tag = response.headers.get("ETag").replace(/^W\/|"/g, "");
    }
    seen = Date.now();
    stale.hidden = true;
  } catch {
    if (Date.now() - seen > STALE_AFTER) {
      stale.textContent = `${box.dataset.stale} ${new Date(seen).toTimeString().slice(0, 5)}`;
      stale.hidden = false;
    }
  }
  setTimeout(look, next * (0.9 + 0.2 * Math.random()));
}

// The code stands large until the key is pressed again, whatever the board shows meanwhile.
let isLarge = false;
function showLarge(shows) {
  isLarge = shows;
  const large = box.querySelector("[data-large-code]");
  if (large) large.hidden = !shows;
}

function wear(theme) {
  root.classList.remove("theme-dark", "theme-contrast");
  if (theme) root.classList.add(theme);
  kept.write("theme", theme);
}

const actions = {
  d() { wear(THEMES[(THEMES.indexOf(kept.read("theme")) + 1) % THEMES.length]); },
  l() { document.querySelector("[data-language]")?.click(); },
  f() { if (document.fullscreenElement) document.exitFullscreen(); else root.requestFullscreen?.(); },
  b() { held.hidden = !held.hidden; },
  // Where the code stands anyway there is nothing to lay over it, now or at the next step.
  j() { showLarge(!isLarge && Boolean(box.querySelector("[data-large-code]"))); },
  "?"() { if (keys.open) keys.close(); else keys.showModal(); },
};
actions["."] = actions.b;

// Single letters can be switched off: speech control and slips of the hand press them unasked.
const areLettersOff = () => kept.read("letters") === "off";
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  if (!(key in actions) || (areLettersOff() && key !== "?")) return;
  event.preventDefault();
  actions[key]();
});

const letters = keys.querySelector("[data-letters]");
const off = letters.textContent;
const label = () => { letters.textContent = areLettersOff() ? letters.dataset.on : off; };
letters.addEventListener("click", () => { kept.write("letters", areLettersOff() ? "" : "off"); label(); });
keys.querySelector("[data-close]").addEventListener("click", () => keys.close());

label();
wear(THEMES.includes(kept.read("theme")) ? kept.read("theme") : "");
setTimeout(look, next);
