// Steppers beside numbers, the field for someone else only when it is wanted, a running sum, and
// the class on one page when there is no network. Without this file the fields are there as they
// are.
import { forgetStored, keepCount } from "./counting.js";
import { keep } from "./keep.js";

function addSteppers(root) {
  for (const box of root.querySelectorAll("[data-stepper]")) {
    const field = box.querySelector("input");
    const name = field.labels[0].textContent.trim();
    const row = document.createElement("div");
    row.className = "stepper";
    field.replaceWith(row);
    row.append(
      button("−", `${box.dataset.fewer}: ${name}`, -1, field),
      field,
      button("+", `${box.dataset.more}: ${name}`, 1, field),
    );
  }
}

function button(sign, label, by, field) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "stepper__button";
  made.textContent = sign;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", () => {
    field.value = Math.max(0, (Number.parseInt(field.value, 10) || 0) + by);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return made;
}

function foldSomeoneElse(root) {
  const someone = root.querySelector("[data-someone-else]");
  if (!someone) return;
  const choices = [...root.querySelectorAll("[name=staff]")];
  const isWanted = () => choices.some((choice) => choice.checked && choice.value === "else");
  const fit = () => { someone.hidden = !isWanted(); };
  for (const choice of choices) {
    choice.addEventListener("change", () => {
      fit();
      if (isWanted()) someone.querySelector("input").focus();
    });
  }
  fit();
}

// What is filled in reads as facts above it, and they follow what is ticked and typed.
function followFacts(root) {
  const facts = root.querySelector("[data-facts]");
  if (!facts) return;
  const board = root.querySelector("[data-board]");
  const noBoard = board.textContent;
  const details = facts.closest("details");
  details.addEventListener("input", () => {
    const ticked = [...details.querySelectorAll("[name=language]:checked, [name=ways]:checked")];
    const words = ticked.map((field) => field.labels[0].textContent.trim());
    if (details.querySelector("[name=pace][value=led]:checked")) words.push(facts.dataset.led);
    facts.textContent = words.join(" · ");
    const letters = details.querySelector("[name=board]").value.trim().toUpperCase();
    board.textContent = letters ? board.dataset.board.replace("%(letters)s", letters) : noBoard;
  });
}

// The last press or number is taken back, one after the other.
function addUndo(sum) {
  const form = sum.closest("form");
  const made = document.createElement("button");
  const steps = [];
  const was = new Map();
  for (const field of form.querySelectorAll("input[inputmode=numeric]")) was.set(field, field.value);
  made.type = "button";
  made.className = "link-button count__undo";
  made.textContent = sum.dataset.undo;
  made.disabled = true;
  made.addEventListener("click", () => {
    const [field, value] = steps.pop();
    field.value = value;
    was.set(field, value);
    made.disabled = !steps.length;
    form.dispatchEvent(new Event("input"));
  });
  form.addEventListener("input", (event) => {
    if (!was.has(event.target)) return;
    steps.push([event.target, was.get(event.target)]);
    was.set(event.target, event.target.value);
    made.disabled = false;
  });
  sum.after(made);
}

// A sum beside its fields: of the whole form, or of the fields it stands among.
function addUp(sum) {
  const among = sum.closest("fieldset, form");
  const fields = [...among.querySelectorAll("input[inputmode=numeric]")];
  const numbers = () => fields.map((field) => Number.parseInt(field.value, 10) || 0);
  const headcount = sum.closest("form").elements.headcount;
  const others = Number(sum.closest("form").dataset.others ?? 0); // answered in other ways
  const here = () => Number(headcount ? headcount.value : sum.closest("form").dataset.here);
  const say = () => {
    const counted = numbers().reduce((total, number) => total + number, others);
    sum.textContent = sum.dataset.sum.replace("%(sum)s", counted).replace("%(here)s", here());
    sum.classList.toggle("count__sum--over", counted > here());
  };
  sum.closest("form").addEventListener("input", say);
  say();
}

function prepare(root) {
  for (const form of root.querySelectorAll("form[data-keep]")) keep(form);
  for (const form of root.querySelectorAll("form[data-counted-here]")) keepCount(form);
  addSteppers(root);
  foldSomeoneElse(root);
  followFacts(root);
  root.querySelectorAll("[data-sum]").forEach(addUp);
  root.querySelectorAll("[data-undo]").forEach(addUndo);
}
forgetStored();
prepare(document);

// Pupils' devices need a network; hands, cards and paper do not. The page for them is fetched while
// there is one, and takes this page's place when Open is pressed and there is none.
const link = document.querySelector("[data-without-network]");
let onePage = null;
if (link) {
  fetch(link.href, { redirect: "error" })
    .then((response) => (response.ok ? response.text() : null))
    .then((text) => { onePage = text; })
    .catch(() => {});
  link.closest("form").addEventListener("submit", async (event) => {
    if (!onePage || navigator.onLine) return;
    event.preventDefault();
    openOnePage();
  });
  link.addEventListener("click", (event) => {
    if (!onePage || navigator.onLine) return;
    event.preventDefault();
    openOnePage();
  });
}

function openOnePage() {
  const other = new DOMParser().parseFromString(onePage, "text/html");
  const main = document.importNode(other.querySelector("main"), true);
  document.querySelector("main").replaceWith(main);
  document.title = other.title;
  history.pushState({}, "", link.href);
  prepare(main);
  main.querySelector("[data-no-network]").hidden = false;
  const heading = main.querySelector("h1");
  heading.tabIndex = -1;
  heading.focus();
  scrollTo(0, 0);
}
