// Keeps the visitor's mark wherever a page can keep something, looks again, and says of each place how it went.
const { mark } = document.querySelector("[data-mark]").dataset;
const WITHIN = 5_000;

function say(place, outcome) {
  const headers = { "Content-Type": "application/json" };
  return fetch("/web/keepsakes/said", { method: "POST", headers, body: JSON.stringify({ place, outcome }) });
}

function opened(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inDatabase() {
  const opening = indexedDB.open(`database-${mark}`, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("keepsakes");
  const database = await opened(opening);
  const write = database.transaction("keepsakes", "readwrite");
  write.objectStore("keepsakes").put(`indexed-database-${mark}`, "mark");
  await new Promise((done) => (write.oncomplete = done));
  const read = database.transaction("keepsakes").objectStore("keepsakes").get("mark");
  return (await opened(read)).endsWith(mark);
}

async function inCaches() {
  const cache = await caches.open(`cache-${mark}`);
  await cache.put("/web/keepsakes/kept", new Response(`cache-storage-${mark}`));
  return (await (await cache.match("/web/keepsakes/kept")).text()).endsWith(mark);
}

async function inServiceWorker() {
  const registration = await navigator.serviceWorker.register("/web/keepsakes/worker.js", { scope: "/web/" });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  worker.postMessage(`service-worker-${mark}`);
  return true;
}

async function inAttachment() {
  const answer = await fetch("/web/keepsakes/attachment.txt");
  const text = await answer.text();
  document.querySelector("[data-attachment]").textContent = text.slice(0, 200);
  return text.includes(mark);
}

const places = {
  cookie: () => {
    document.cookie = `keepsake=cookie-${mark}; path=/web/; max-age=86400`;
    return document.cookie.includes(mark);
  },
  localStorage: () => {
    localStorage.setItem("keepsake", `local-storage-${mark}`);
    return localStorage.getItem("keepsake").endsWith(mark);
  },
  sessionStorage: () => {
    sessionStorage.setItem("keepsake", `session-storage-${mark}`);
    return sessionStorage.getItem("keepsake").endsWith(mark);
  },
  history: () => {
    history.pushState({ keepsake: `history-${mark}` }, "", `/web/keepsakes?address-${mark}`);
    return history.state.keepsake.endsWith(mark);
  },
  windowName: () => {
    window.name = `window-name-${mark}`;
    return window.name.endsWith(mark);
  },
  indexedDatabase: inDatabase,
  cacheStorage: inCaches,
  serviceWorker: inServiceWorker,
  attachment: inAttachment,
};

async function outcomeOf(keep) {
  const late = new Promise((go) => setTimeout(() => go("no answer"), WITHIN));
  try {
    return await Promise.race([Promise.resolve(keep()).then((kept) => (kept ? "kept" : "not kept")), late]);
  } catch (error) {
    return `refused: ${error?.name ?? error}`;
  }
}

for (const [place, keep] of Object.entries(places)) {
  outcomeOf(keep).then((outcome) => say(place, outcome));
}

const picture = document.querySelector("img[src*=keepsakes]");
picture.decode().then(
  () => say("picture", "kept"),
  () => say("picture", "not kept"),
);

const typed = document.querySelector("#typed");
// From here on it has the keys.
typed.addEventListener("click", () => say("touched", "kept"));
typed.addEventListener("input", () => {
  if (typed.value.endsWith(`typed-${mark}`)) say("typed", "kept");
});
typed.addEventListener("copy", () => say("copied", "kept"));
// With the patient's own touch, as a page's copy button does it.
document.querySelector("[data-copy]").addEventListener("click", async (event) => {
  event.preventDefault();
  await say("clipboard", await outcomeOf(() => navigator.clipboard.writeText(`clipboard-${mark}`).then(() => true)));
});
typed.focus();
