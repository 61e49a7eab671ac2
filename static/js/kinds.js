// Questions with more than one key in an answer: "not sure" stands alone, and an order is made by
// moving. Stands before pupil.js, which keeps and sends what is chosen. Without it: ticks and selects.

const form = document.querySelector("form[data-question]");
const list = form?.querySelector(".order");
const boxes = [...(form?.querySelectorAll(".choice__input[type=checkbox]") ?? [])];
const unsure = boxes.find((box) => box.value === "unsure");

form?.addEventListener("change", (event) => {
  if (!unsure || !boxes.includes(event.target) || !event.target.checked) return;
  if (event.target === unsure) {
    for (const box of boxes) box.checked = box === unsure;
    if (list) give([]);
  } else {
    unsure.checked = false;
  }
});

const items = () => [...list.children];
const kept = document.createElement("input"); // the whole order, once there is one
const mine = document.createElement("button"); // who agrees with the order shown says so by it

// Says ORDER (keys, or none yet) in the field that is sent and beside each item.
function give(order) {
  kept.value = order.join(",");
  kept.disabled = !order.length;
  mine.setAttribute("aria-pressed", Boolean(order.length));
  items().forEach((item, index) => {
    const place = order.length ? item.querySelector("select").options[index + 1].text : "";
    item.querySelector(".order__number").textContent = order.length ? index + 1 : "";
    for (const button of item.querySelectorAll(".order__move")) {
      const isAtEnd = button.dataset.step === "-1" ? index === 0 : index === items().length - 1;
      button.setAttribute("aria-disabled", isAtEnd);
      button.setAttribute("aria-label", `${button.dataset.words}: ${item.querySelector("[data-read]").textContent}${place && `, ${place}`}`);
    }
  });
}

function move(item, button) {
  const other = button.dataset.step === "-1" ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return;
  if (button.dataset.step === "-1") other.before(item);
  else other.after(item);
  button.focus(); // an element that is put elsewhere loses it
  chooseAsShown();
}

function chooseAsShown() {
  if (unsure) unsure.checked = false;
  give(items().map((one) => one.dataset.key));
  form.dispatchEvent(new Event("change"));
}

function mover(item, step, words, sign) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "order__move", textContent: sign });
  Object.assign(button.dataset, { step, words });
  button.addEventListener("click", () => move(item, button));
  return button;
}

if (list) {
  Object.assign(kept, { type: "hidden", name: "chosen" });
  form.append(kept);
  Object.assign(mine, { type: "button", className: "order__mine", textContent: list.dataset.mine });
  mine.addEventListener("click", chooseAsShown);
  list.after(mine);
  const hasOrder = items().every((item) => item.querySelector("select").value);
  for (const item of items()) {
    const number = document.createElement("span");
    number.className = "order__number";
    number.setAttribute("aria-hidden", "true");
    const moves = document.createElement("span");
    moves.className = "order__moves";
    moves.append(number, mover(item, -1, list.dataset.up, "\u2191"), mover(item, 1, list.dataset.down, "\u2193"));
    Object.assign(item.querySelector("select"), { hidden: true, disabled: true });
    item.append(moves);
  }
  give(hasOrder ? items().map((item) => item.dataset.key) : []);
  form.addEventListener("restored", ({ detail: keys }) => {
    const known = keys.map((key) => items().find((item) => item.dataset.key === key)).filter(Boolean);
    if (known.length === items().length) list.append(...known);
    give(known.length ? keys : []);
  });
}
