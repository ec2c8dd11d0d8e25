// Making a nuisance of itself.
const all = (events, act) => {
  for (const event of events) addEventListener(event, act, { capture: true, passive: false });
};

const swallow = (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

function worker(text) {
  return new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
}

export default {
  async "history-flood"() {
    for (let page = 0; page < 5_000; page += 1) history.pushState({}, "", `/web/hostile/history-flood?page=${page}`);
    return `allowed: ${history.length} pages`;
  },
  async "reload-endless"(at) {
    await at.told;
    location.href = `/web/hostile/reload-endless?at=${performance.now()}`;
  },
  async "freeze"(at) {
    await at.told;
    for (;;);
  },
  async "memory-hog"(at) {
    await at.told;
    const kept = [];
    for (;;) {
      kept.push(new Uint8Array(64 * 1024 * 1024).fill(kept.length));
      await at.pause(1);
    }
  },
  async "recursion"() {
    const deeper = (depth) => deeper(depth + 1) + 1;
    return `allowed: ${deeper(0)}`;
  },
  async "crash"(at) {
    await at.told;
    const canvas = Object.assign(document.createElement("canvas"), { width: 32_000, height: 32_000 });
    canvas.getContext("2d")?.fillRect(0, 0, 32_000, 32_000);
    document.body.append(canvas);
    let nested = document.body;
    for (let depth = 0; depth < 20_000; depth += 1) nested = nested.appendChild(document.createElement("div"));
    new RegExp("(a+)+$").test(`${"a".repeat(28)}b`);
    return "allowed: it went on";
  },
  async "worker-flood"() {
    const workers = Array.from({ length: 100 }, () => worker("for (;;) Math.random()"));
    return `allowed: ${workers.length} workers`;
  },
  async "timer-flood"() {
    for (let timer = 0; timer < 100_000; timer += 1) setInterval(() => {}, 10);
  },
  async "huge-page"() {
    const row = "<p>A page without end. ".repeat(200);
    for (let rows = 0; rows < 500; rows += 1) document.body.insertAdjacentHTML("beforeend", row);
  },
  async "title-spoof"() {
    document.title = "You are signed out ".repeat(1_000);
  },
  async "address-spoof"() {
    history.replaceState({}, "", "/web/signed-out");
  },
  async "look-alike"() {
    const cover = document.createElement("div");
    cover.style.cssText = "position: fixed; inset: 0; z-index: 2147483647; background: #fff; font-size: 3rem; padding: 2rem";
    cover.textContent = "You are signed out. Type your phone number to sign in again.";
    document.body.append(cover);
  },
  async "hot-keys"() {
    all(["keydown", "keypress", "keyup"], swallow);
  },
  async "touch-swallowed"() {
    all(["touchstart", "touchmove", "touchend", "pointerdown", "mousedown", "click", "wheel"], swallow);
  },
  async "focus-theft"() {
    const field = Object.assign(document.createElement("input"), { autofocus: true });
    document.body.append(field);
    setInterval(() => field.focus(), 50);
  },
  async "zoom"() {
    document.querySelector("meta[name=viewport]").content = "width=200, initial-scale=5, user-scalable=yes";
    document.body.style.zoom = "5";
    document.body.style.transform = "scale(3)";
  },
  async "scroll-endless"() {
    document.body.style.minHeight = "200000px";
    setInterval(() => scrollBy(0, 500), 16);
  },
  async "cursor-hidden"() {
    document.documentElement.style.cursor = "none";
  },
  async "console-flood"() {
    setInterval(() => console.error("heron ".repeat(1_000)), 1);
  },
  async "cookie-flood"() {
    for (let cookie = 0; cookie < 1_000; cookie += 1) document.cookie = `heron${cookie}=${"x".repeat(100)}; path=/; max-age=31536000`;
    return `allowed: ${document.cookie.split(";").length} cookies`;
  },
  async "storage-fill"() {
    sessionStorage.setItem("heron", "heron in the session");
    localStorage.setItem("heron", "heron kept");
    const opened = indexedDB.open("heron", 1);
    opened.addEventListener("upgradeneeded", () => opened.result.createObjectStore("heron").put("heron in a database", 1));
    await (await caches.open("heron")).put("/web/heron", new Response("heron in a cache"));
    for (let piece = 0; ; piece += 1) localStorage.setItem(`heron-${piece}`, "x".repeat(100_000));
  },
  async "selection"() {
    setInterval(() => getSelection().selectAllChildren(document.body), 100);
  },
  async "keep-alive"() {
    const act = () => ["pointerdown", "pointerup", "keydown", "click", "scroll"].forEach((name) => document.body.dispatchEvent(new Event(name, { bubbles: true })));
    setInterval(act, 200);
  },
};
