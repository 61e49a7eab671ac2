// An officer's day without a network: what day.js kept of it is shown when the network does not answer.
// It keeps nothing by itself, and answers only for the pages it was registered for.

const KEPT = "diogel-day";
const PATIENCE = 5_000;
const MOST_HOURS = 16;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && new URL(url).origin === location.origin) event.respondWith(answer(event.request));
});

async function answer(request) {
  const copy = await kept(request);
  try {
    return await fetch(request, copy ? { signal: AbortSignal.timeout(PATIENCE) } : {});
  } catch (fault) {
    if (copy) return copy;
    throw fault;
  }
}

async function kept(request) {
  const cache = await caches.open(KEPT);
  const copy = await cache.match(request, { ignoreSearch: request.mode === "navigate" });
  const age = Date.now() - Number(copy?.headers.get("X-Kept-At"));
  return copy && age < MOST_HOURS * 3_600_000 ? copy : undefined;
}
