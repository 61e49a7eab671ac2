// Writing a draft: a preview while somebody writes, saving by itself, and words that stay on this
// computer until the server has them. Without this file everything is saved and shown by buttons.

const form = document.querySelector("form[data-draft]");
const status = document.querySelector("[data-status]");
const clock = () => new Date().toTimeString().slice(0, 5);
const say = (what, time) => {
  if (status) status.textContent = status.dataset[what].replace("{time}", time);
};

// Each long text is shown as readers will see it, a moment after the last key.
function preview(box) {
  const field = document.getElementById(box.dataset.previewOf);
  let waiting;
  const show = async () => {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("text", field.value);
    const answer = await fetch(form.dataset.preview, { method: "POST", body }).catch(() => null);
    // Sent on to the page for signing in, it is no preview.
    if (!answer?.ok || answer.redirected) return;
    box.innerHTML = await answer.text(); // cleaned by the server, as what is published
    box.hidden = !field.value.trim();
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 600);
  });
}

// Words not sent yet, by person, draft and block, with the revision they were written over.
class Kept {
  constructor(name) {
    this.name = `diogel-draft-${name}`;
  }

  get() {
    return JSON.parse(localStorage.getItem(this.name) ?? "null");
  }

  set(value) {
    localStorage.setItem(this.name, JSON.stringify(value));
  }

  clear() {
    localStorage.removeItem(this.name);
  }
}

class Block {
  constructor() {
    this.kept = new Kept(form.dataset.draft);
    this.fields = [...form.querySelectorAll("textarea, input:not([type=hidden], [type=file])")].filter(
      (field) => ["textarea", "text"].includes(field.type) && !field.readOnly,
    );
    this.since = null;
    this.sending = null;
    this.changes = 0;
    form.addEventListener("input", () => this.changed());
    document.addEventListener("submit", (event) => this.pressed(event), { capture: true });
    window.addEventListener("online", () => this.send());
    this.restore();
  }

  changed() {
    this.changes += 1;
    this.since ??= clock();
    this.keep();
    clearTimeout(this.waiting);
    if ("byItself" in form.dataset) this.waiting = setTimeout(() => this.send(), 5000);
  }

  keep() {
    const values = Object.fromEntries(this.fields.map((field) => [field.name, field.value]));
    this.kept.set({ since: this.since, revision: form.elements.revision.value, values });
  }

  // A save that is under way ends first: else the button would seem to come from somebody else.
  async pressed(event) {
    clearTimeout(this.waiting);
    if (event.target !== form || !this.sending) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    await this.sending;
    this.sending = null;
    form.requestSubmit(event.submitter);
  }

  async send() {
    if (this.sending) await this.sending;
    this.sending = this.post();
    await this.sending;
    this.sending = null;
  }

  async post() {
    if (this.since === null || !("byItself" in form.dataset)) return;
    const sent = this.changes;
    const body = new FormData(form);
    const answer = await fetch(location.pathname, {
      method: "POST",
      headers: { Accept: "application/json" },
      body,
    }).catch(() => null);
    if (answer === null) say("kept", this.since);
    else if (answer.status === 409) say("taken", "");
    else if (answer.status === 422) say("wrong", "");
    else if (!answer.ok || answer.redirected) say("kept", this.since);
    else this.saved(await answer.json(), sent);
  }

  saved({ revision, saved }, sent) {
    form.elements.revision.value = revision;
    if (sent === this.changes) {
      this.kept.clear();
      this.since = null;
    } else {
      this.keep(); // what came since was written over what is saved now
    }
    say("saved", saved);
  }

  // After a save the server's words are in the fields; what it never got is put back.
  restore() {
    const kept = this.kept.get();
    if (!kept || !("byItself" in form.dataset || this.fields.length)) return;
    const isSent = this.fields.every(({ name, value }) => (kept.values[name] ?? value) === value);
    const isAfterSave = new URLSearchParams(location.search).has("saved");
    if (isSent || isAfterSave || document.querySelector(".meanwhile")) {
      this.kept.clear();
      return;
    }
    for (const field of this.fields) field.value = kept.values[field.name] ?? field.value;
    form.elements.revision.value = kept.revision;
    this.since = kept.since;
    say("found", kept.since);
  }
}

if (form) {
  if (form.dataset.preview) {
    for (const box of form.querySelectorAll("[data-preview-of]")) preview(box);
  }
  if (status) new Block();
}

// On a small screen the list of parts begins closed.
const menu = document.querySelector(".draft__menu");
if (menu && matchMedia("(max-width: 999px)").matches) menu.open = false;

// The sums of minutes follow what is typed.
const table = document.querySelector("[data-minutes]");
table?.addEventListener("input", () => {
  for (const output of table.querySelectorAll("output")) {
    const { route } = output.dataset;
    const fields = [...table.querySelectorAll(`input[name$="_${route}"]`)];
    const sum = fields.reduce((total, field) => total + (Number.parseInt(field.value, 10) || 0), 0);
    output.textContent = output.dataset.over.replace("%(sum)s", sum);
    output.classList.toggle("sum--wrong", sum !== 0 && sum !== Number(route));
  }
});
