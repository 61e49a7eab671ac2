// Half a count is not lost: what stands on a count page is kept in this tab until it is stored.

const PLACE = "diogel-counting ";
const SENT = "diogel-counting-sent";

// The page after "Done" is another one only once the server has the numbers.
export function forgetStored() {
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  if (sent && sent !== location.pathname) sessionStorage.removeItem(PLACE + sent);
}

export function keepCount(form) {
  const place = PLACE + location.pathname;
  const fields = [...form.querySelectorAll("input[inputmode=numeric]")];
  const kept = JSON.parse(sessionStorage.getItem(place) ?? "null");
  // A page that came back with errors holds what was sent.
  if (kept && !document.querySelector(".govuk-error-summary")) {
    for (const field of fields) field.value = kept[field.name] ?? field.value;
  }
  form.addEventListener("input", () => {
    const values = fields.map((field) => [field.name, field.value]);
    sessionStorage.setItem(place, JSON.stringify(Object.fromEntries(values)));
  });
  form.addEventListener("submit", () => sessionStorage.setItem(SENT, location.pathname));
}
