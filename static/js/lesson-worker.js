// Keeps the screens and the notes of opened lessons for when there is no network. It stands over
// the folders "…/present/" alone: no page of a pupil, a visit or an account ever passes it. What it
// keeps was asked for without cookies, so nothing of whoever is signed in is in it.

const VERSION = 1;
const PREFIX = "diogel-lesson-";
const KEPT_DAYS = 14;
const KEPT_AT = "/lesson-kept-at";
const PATIENCE = 4000;
const SOON = 15_000;

const nameOf = (lesson) => `${PREFIX}${VERSION}:${lesson}`;
const STEP = /\/present\/\d+\//;
// All screens of a lesson are in one page: one copy serves every address.
const keyOf = (url) => {
  const query = new URLSearchParams(url.search);
  query.delete("nation");
  return `${url.pathname.replace(STEP, "/present/1/")}?${query}`;
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([forgetOld(), self.clients.claim()]));
});

async function forgetOld() {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    const cache = await caches.open(name);
    const at = Number(await (await cache.match(KEPT_AT))?.text());
    const isOld = Date.now() - at > KEPT_DAYS * 24 * 3600 * 1000;
    if (!name.startsWith(`${PREFIX}${VERSION}:`) || isOld) await caches.delete(name);
  }
}

self.addEventListener("message", (event) => {
  event.waitUntil(keep(event.data).then((isAll) => isAll && event.source.postMessage("kept")));
});

// Whether all of the pages and files are kept now.
async function keep({ lesson, pages, files }) {
  let isAll = true;
  const cache = await caches.open(nameOf(lesson));
  const now = () => new Response(String(Date.now()));
  if (!(await cache.match(KEPT_AT))) await cache.put(KEPT_AT, now());
  for (const page of pages) {
    const url = new URL(page, self.location.origin);
    if (!STEP.test(url.pathname)) continue;
    const answer = await fetch(url, { credentials: "omit", cache: "no-cache" }).catch(() => null);
    if (!answer?.ok || answer.redirected) {
      isAll = false;
      continue;
    }
    await cache.put(keyOf(url), answer.clone());
    const linked = (await answer.text()).matchAll(/(?:href|src)="(\/static\/[^"#?]+)"/g);
    files.push(...[...linked].map(([, file]) => file));
  }
  // Only what was fetched anew is of now: a law card may be another one since.
  if (isAll) await cache.put(KEPT_AT, now());
  for (const file of new Set(files)) {
    const answer = await fetch(file, { credentials: "omit" }).catch(() => null);
    if (answer?.ok) await cache.put(file, answer);
    else isAll = false;
  }
  await forgetOld();
  return isAll;
}

let cutAt = 0; // when the network last failed: what comes next does not wait for it again

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (STEP.test(url.pathname)) event.respondWith(networkFirst(event.request, keyOf(url)));
  else if (url.pathname.startsWith("/static/")) event.respondWith(networkFirst(event.request, url.pathname, true));
});

async function networkFirst(request, key, isFile = false) {
  if (!isFile) await forgetOld();
  const kept = await caches.match(key);
  if (!kept) return fetch(request);
  if (isFile && Date.now() - cutAt < SOON) return kept;
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status >= 500) throw new Error(answer.statusText);
    return answer;
  } catch {
    cutAt = Date.now();
    return kept;
  }
}
