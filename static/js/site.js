// Public and staff pages: the behaviour of the components, one press a button, forms kept
// when the language is changed.
import { initAll } from "../vendor/govuk/govuk.js";
import { forgetTheDay } from "./keep.js";
import { forgetLessons } from "./lesson-keep.js";

// The components ask for this, so that without scripts they stay plain.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// A second press of the same button does no harm, and the button says that it works.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-disabled", "true");
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector('[aria-disabled="true"]')?.removeAttribute("aria-disabled");
  }
});

// Signing out takes along what was kept for when there is no network: lessons, the day, forms.
for (const form of document.querySelectorAll("[data-sign-out]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    Promise.all([forgetLessons(), forgetTheDay()]).finally(() => form.submit());
  });
}

// What is typed survives a change of language: kept in this tab until the other page has it.
const KEPT = "diogel-form";
const forms = () => [...document.querySelectorAll('main form[method="post"]')];
const fieldsOf = (form) =>
  [...form.elements].filter(
    (field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type),
  );

for (const link of document.querySelectorAll("[data-keep-form]")) {
  link.addEventListener("click", () => {
    const values = forms().map((form) =>
      fieldsOf(form).map((field) => (["checkbox", "radio"].includes(field.type) ? field.checked : field.value)),
    );
    if (values.length) {
      sessionStorage.setItem(KEPT, JSON.stringify({ path: link.pathname, values }));
    }
  });
}

const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
sessionStorage.removeItem(KEPT);
if (kept?.path === location.pathname) {
  forms().forEach((form, index) => {
    const fields = fieldsOf(form);
    const values = kept.values[index] ?? [];
    if (fields.length !== values.length) return;
    fields.forEach((field, place) => {
      if (typeof values[place] === "boolean") field.checked = values[place];
      else field.value = values[place];
    });
  });
}

// The menu of the account closes with Escape and gives the focus back.
const account = document.querySelector("details.account");
account?.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && account.open) {
    account.open = false;
    account.querySelector("summary").focus();
  }
});
