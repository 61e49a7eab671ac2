// The officer's control keeps itself up to date; without this file "Check again" does.

const box = document.querySelector(".control[data-state-address]");
const spoken = document.querySelector("[data-spoken]");
const offline = document.querySelector("[data-offline]");
const EVERY = 1500;
const INERT = 600;
let tag = "";
let quarter = 0;

async function look() {
  try {
    const response = await fetch(box.dataset.stateAddress, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store", redirect: "error" });
    if (!offline.hidden) { offline.hidden = true; }
    if (response.status === 200) { draw(await response.text()); tag = response.headers.get("ETag"); }
  } catch { offline.hidden = false; }
  setTimeout(look, document.hidden ? EVERY * 6 : EVERY * (0.9 + 0.2 * Math.random()));
}

function draw(html) {
  const was = sentence();
  const focused = box.contains(document.activeElement) && document.activeElement !== document.body;
  const page = new DOMParser().parseFromString(html, "text/html");
  box.replaceChildren(...page.body.childNodes);
  for (const input of box.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
  if (sentence() !== was) { speak(sentence()); rest(); if (focused) box.querySelector("h1").focus(); return; }
  const [number, of] = (box.querySelector(".control__count")?.textContent.match(/\d+/g) ?? [0, 0]).map(Number);
  const now = of ? Math.floor((4 * number) / of) : 0;
  if (now > quarter) speak(box.querySelector(".control__count").textContent.replace(/\s+/g, " "));
  quarter = now;
}

// A second tap that was meant for the button before must not press the new one.
function rest() {
  const buttons = box.querySelectorAll("button");
  for (const button of buttons) button.disabled = true;
  setTimeout(() => { for (const button of buttons) button.disabled = false; }, INERT);
}

const sentence = () => box.querySelector("h1")?.textContent ?? "";
const speak = (text) => { spoken.textContent = text.trim(); };
const token = box?.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

if (box) {
  box.addEventListener("submit", (event) => { if (!offline.hidden) event.preventDefault(); });
  setTimeout(look, EVERY);
}
