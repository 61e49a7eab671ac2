// Keeping an opened lesson on this device, so that it goes on and may be reloaded without a network.

const NAME = "diogel-lesson";

// PAGES are the addresses to keep beside the files that this page has loaded; DONE is called once
// all of them are kept.
export async function keepLesson(pages, done) {
  if (!("serviceWorker" in navigator)) return;
  const scopeOf = (page) => page.replace(/\d+\/(notes\/)?(\?.*)?$/, "");
  const scope = scopeOf(location.pathname);
  const scopes = new Set([scope, ...pages.map(scopeOf)]);
  try {
    navigator.serviceWorker.addEventListener("message", ({ data }) => data === "kept" && done());
    const register = (each) => navigator.serviceWorker.register("/lesson-worker.js", { scope: each });
    const [worker] = await Promise.all([...scopes].map((each) => register(each).then(atWork)));
    const files = performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/static/"))
      .map(({ pathname }) => pathname);
    worker.postMessage({ lesson: scope, pages, files });
  } catch {
    // A browser that keeps nothing shows the lesson all the same.
  }
}

function atWork({ active, waiting, installing }) {
  const worker = active ?? waiting ?? installing;
  if (worker.state === "activated") return worker;
  return new Promise((done) => {
    worker.addEventListener("statechange", () => worker.state === "activated" && done(worker));
  });
}

// Whoever signs out leaves no lesson behind.
export async function forgetLessons() {
  if (!("serviceWorker" in navigator)) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(NAME)).map((name) => caches.delete(name)));
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    if (registration.scope.includes("/present/")) await registration.unregister();
  }
}
