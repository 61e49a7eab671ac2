// Steppers beside numbers, the field for someone else only when it is wanted, and a running sum.
// Without this file the fields are there as they are.

for (const box of document.querySelectorAll("[data-stepper]")) {
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

const someone = document.querySelector("[data-someone-else]");
if (someone) {
  const choices = [...document.querySelectorAll("[name=staff]")];
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

const sum = document.querySelector("[data-sum]");
if (sum) {
  const form = sum.closest("form");
  const fields = [...form.querySelectorAll("input[inputmode=numeric]")];
  const add = () => fields.reduce((total, field) => total + (Number.parseInt(field.value, 10) || 0), 0);
  const say = () => {
    sum.textContent = sum.dataset.sum.replace("%(sum)s", add());
    sum.classList.toggle("count__sum--over", add() > Number(form.dataset.here));
  };
  form.addEventListener("input", say);
  say();
}
