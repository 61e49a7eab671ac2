// Keeping an opened lesson on this device, so that it goes on and may be reloaded without a network.

const NAME = "diogel-lesson";

// scope: the folder of the lesson's screens; pages: addresses to keep beside what is shown.
export async function keepLesson(pages) {
  if (!("serviceWorker" in navigator)) return;
  const scope = location.pathname.replace(/\d+\/(notes\/)?$/, "");
  const scopes = new Set(pages.map((page) => page.replace(/\d+\/(notes\/)?(\?.*)?$/, "")));
  scopes.add(scope);
  try {
    for (const each of scopes) await navigator.serviceWorker.register("/lesson-worker.js", { scope: each });
    const { active, waiting, installing } = await navigator.serviceWorker.getRegistration(scope);
    const worker = active ?? waiting ?? installing;
    const files = performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/static/"))
      .map(({ pathname }) => pathname);
    worker.postMessage({ lesson: scope, pages: [location.pathname + location.search, ...pages], files });
  } catch {
    // A browser that keeps nothing shows the lesson all the same.
  }
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
