// The board keeps itself up to date, says when it could not, and D changes its colours.

const box = document.querySelector(".board[data-state-address]");
const stale = document.querySelector(".stale");
const THEMES = ["", "theme-dark", "theme-contrast"];
const EVERY = 1500;
const STALE_AFTER = 15000;
let tag = "";
let seen = Date.now();

async function look() {
  try {
    const response = await fetch(box.dataset.stateAddress, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store", redirect: "error" });
    if (response.status === 200) {
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      box.replaceChildren(...page.body.childNodes);
      tag = response.headers.get("ETag");
    }
    seen = Date.now();
    stale.hidden = true;
  } catch {
    if (Date.now() - seen > STALE_AFTER) {
      stale.textContent = `${box.dataset.stale} ${new Date(seen).toTimeString().slice(0, 5)}`;
      stale.hidden = false;
    }
  }
  setTimeout(look, EVERY * (0.9 + 0.2 * Math.random()));
}

addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "d" || event.ctrlKey || event.metaKey || event.altKey) return;
  const root = document.documentElement;
  const now = THEMES.findIndex((theme) => theme && root.classList.contains(theme));
  root.classList.remove(...THEMES.filter(Boolean));
  const next = THEMES[(Math.max(now, 0) + 1) % THEMES.length];
  if (next) root.classList.add(next);
});

if (box) setTimeout(look, EVERY);
