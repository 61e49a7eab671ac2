// The list of schools follows the typing; without this file the button "Find" does.

const form = document.querySelector("[data-school-search]");
const box = document.querySelector("[data-school-matches]");
const status = document.querySelector("[data-school-status]");
const input = form?.querySelector("input");
const QUIET = 250;
const SPEAK_AFTER = 1400;
let typing;
let speaking;

async function find() {
  const address = new URL(form.dataset.schoolSearch, location.href);
  address.searchParams.set("q", input.value);
  address.searchParams.set("fragment", "1");
  const typed = input.value;
  const response = await fetch(address).catch(() => null);
  if (!response?.ok || typed !== input.value) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  box.replaceChildren(...page.body.childNodes);
  clearTimeout(speaking);
  const count = box.querySelector("[data-count]")?.dataset.count ?? "";
  speaking = setTimeout(() => { status.textContent = count; }, SPEAK_AFTER);
}

input?.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(find, QUIET);
});
// Down goes from the field into the list, up and down go through it.
document.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [input, ...box.querySelectorAll("button")];
  const place = stops.indexOf(document.activeElement);
  if (place === -1) return;
  event.preventDefault();
  stops[Math.min(Math.max(place + (event.key === "ArrowDown" ? 1 : -1), 0), stops.length - 1)].focus();
});
