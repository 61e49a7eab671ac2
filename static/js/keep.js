// A form that is filled in where there may be no network: what is typed is kept on this device, and
// what was sent without a network is sent again by itself until the server has it.

const AGAIN = 15_000;
const PLACE = "diogel-kept ";
const OF_DRAFTS = "diogel-draft-"; // editor.js
const isTyped = (field) =>
  field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type);
const isTicked = (field) => ["checkbox", "radio"].includes(field.type);

export function keep(form) {
  const place = PLACE + form.dataset.keep;
  const line = form.querySelector("[data-kept-line]");
  let waiting = false;

  const read = () => JSON.parse(localStorage.getItem(place) ?? "null");
  const write = (isSent) => {
    const values = [...form.elements]
      .filter(isTyped)
      .map((field) => [field.name, isTicked(field) ? field.checked && field.value : field.value])
      .filter(([, value]) => value !== false);
    localStorage.setItem(place, JSON.stringify({ values, isSent, at: Date.now() }));
  };
  const say = (words) => { line.textContent = words; };

  // A page that came back with errors holds what was sent; any other takes up what is kept.
  const kept = read();
  if (kept && !form.querySelector(".govuk-error-message")) {
    for (const field of [...form.elements].filter(isTyped)) {
      const values = kept.values.filter(([name]) => name === field.name).map(([, value]) => value);
      if (isTicked(field)) field.checked = values.includes(field.value);
      else if (values.length) field.value = values[0];
    }
    say(line.dataset.kept);
    if (kept.isSent) send();
  }

  form.addEventListener("input", () => {
    write(false);
    say(line.dataset.kept);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  addEventListener("online", () => waiting && send());

  async function send() {
    if (!form.isConnected) return;
    write(true);
    waiting = false;
    let answer;
    try {
      answer = await fetch(form.action || location.href, { method: "POST", body: new FormData(form) });
      if (answer.status >= 500) throw new Error(answer.status);
    } catch {
      waiting = true;
      delete form.dataset.sent;
      form.querySelector('[aria-disabled="true"]')?.removeAttribute("aria-disabled");
      say(line.dataset.waiting);
      setTimeout(() => waiting && send(), AGAIN);
      return;
    }
    if (answer.redirected) {
      localStorage.removeItem(place);
      location.assign(answer.url);
    } else {
      write(false);
      form.submit(); // the page that says what is to be mended
    }
  }
}

// Whoever signs out leaves neither a form, a draft nor the day (day.js) behind.
export async function forgetTheDay() {
  for (const place of Object.keys(localStorage)) {
    if (place.startsWith(PLACE) || place.startsWith(OF_DRAFTS)) localStorage.removeItem(place);
  }
  await window.caches?.delete("diogel-day");
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  const ofTheDay = workers.filter(({ scope }) => /\/(today|deliveries)\/$/.test(scope));
  await Promise.all(ofTheDay.map((worker) => worker.unregister()));
}
