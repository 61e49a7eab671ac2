// Today works without a network: while there is one, the day and the pages of its classes are kept on
// this phone, for this day, until the person signs out. Without this file Today is as it was loaded.

const KEPT = "diogel-day";
const SCOPES = ["/today/", "/deliveries/", "/cy/today/", "/cy/deliveries/"];
const find = (selector, within = document) => within.querySelector(selector);

const isReachable = () =>
  fetch("/healthz", { cache: "no-store" }).then((response) => response.ok, () => false);

async function keepTheDay() {
  if (!(await isReachable())) {
    find("[data-copy]").hidden = false;
    return;
  }
  await sayWhatIsGone();
  for (const scope of SCOPES) {
    await navigator.serviceWorker.register(find("[data-worker]").dataset.worker, { scope });
  }
  await caches.delete(KEPT); // another person's, or another day's
  const cache = await caches.open(KEPT);
  const addresses = new Set([location.pathname]);
  for (const link of document.querySelectorAll("[data-keep-page]")) addresses.add(link.dataset.keepPage);
  const files = new Set();
  for (const address of addresses) {
    const text = await put(cache, address);
    if (text) filesOf(text).forEach((file) => files.add(file));
  }
  for (const file of files) await putFile(cache, file, files);
  find("[data-worker]").dataset.kept = addresses.size;
}

async function put(cache, address) {
  const response = await fetch(address, { redirect: "error" }).catch(() => null);
  if (!response?.ok) return "";
  const type = response.headers.get("Content-Type");
  const body = await response.blob();
  await cache.put(address, new Response(body, { headers: { "Content-Type": type, "X-Kept-At": Date.now() } }));
  return /text|javascript/.test(type) ? body.text() : "";
}

// A script brings those that it imports.
async function putFile(cache, file, seen) {
  const text = await put(cache, file);
  if (!file.endsWith(".js")) return;
  for (const [, name] of text.matchAll(/(?:from|import) "(\.[^"]+)"/g)) {
    const other = new URL(name, new URL(file, location)).pathname;
    if (seen.has(other)) continue;
    seen.add(other);
    await putFile(cache, other, seen);
  }
}

function filesOf(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const links = [...page.querySelectorAll('link[rel="stylesheet"], link[rel="icon"]')].map((link) => link.getAttribute("href"));
  const sources = [...page.querySelectorAll("script[src], img[src]")].map((one) => one.getAttribute("src"));
  return [...links, ...sources].filter((file) => file.startsWith("/static/"));
}

// What the copy of this morning shows and the day no longer does was cancelled, moved or passed on.
async function sayWhatIsGone() {
  const cache = await caches.open(KEPT);
  const copy = await cache.match(location.pathname);
  if (!copy) return;
  const before = new DOMParser().parseFromString(await copy.text(), "text/html");
  if (find("[data-day]", before)?.dataset.day !== find("[data-day]").dataset.day) return;
  const alerts = find("[data-gone]");
  for (const stop of before.querySelectorAll("[data-stop]")) {
    if (find(`[data-stop="${stop.dataset.stop}"]`)) continue;
    const line = document.createElement("p");
    line.textContent = alerts.dataset.gone.replace("%(stop)s", stop.dataset.name);
    alerts.append(line);
    alerts.hidden = false;
  }
}

if ("serviceWorker" in navigator && "caches" in window) keepTheDay();
