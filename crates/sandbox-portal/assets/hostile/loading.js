// Loading from, and sending to, somewhere else. Whether anything arrived is counted there.
function loaded(element) {
  return new Promise((decided) => {
    for (const event of ["load", "loadeddata", "canplay"]) element.addEventListener(event, () => decided("allowed"));
    element.addEventListener("error", () => decided("blocked"));
    document.body.append(element);
  });
}

function made(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

function script(text) {
  return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
}

/** What a worker or a socket says first. */
function firstWord(target) {
  return new Promise((decided) => {
    target.addEventListener("message", (event) => decided(event.data));
    target.addEventListener("open", () => decided("allowed"));
    target.addEventListener("error", () => decided("blocked"));
  });
}

const answered = (answer) => (answer.ok || answer.type === "opaque" ? "allowed" : "blocked");

export default {
  async "img"(at) {
    return loaded(made("img", { src: at.elsewhere("img.png") }));
  },
  async "script"(at) {
    return loaded(made("script", { src: at.elsewhere("script.js") }));
  },
  async "module"(at) {
    await import(at.elsewhere("module.js"));
    return "allowed";
  },
  async "css"(at) {
    return loaded(made("link", { rel: "stylesheet", href: at.elsewhere("style.css") }));
  },
  async "font"(at) {
    await new FontFace("Elsewhere", `url("${at.elsewhere("font.woff2")}")`).load();
    return "allowed";
  },
  async "video"(at) {
    return loaded(made("video", { src: at.elsewhere("film.mp4"), preload: "auto", muted: true, autoplay: true }));
  },
  async "audio"(at) {
    return loaded(made("audio", { src: at.elsewhere("sound.mp3"), preload: "auto" }));
  },
  async "fetch"(at) {
    return answered(await fetch(at.elsewhere("fetch")));
  },
  async "fetch-post"(at) {
    return answered(await fetch(at.elsewhere("fetch"), { method: "POST", body: "heron", keepalive: true }));
  },
  async "fetch-no-cors"(at) {
    return answered(await fetch(at.elsewhere("fetch"), { mode: "no-cors", credentials: "include" }));
  },
  async "fetch-redirected"() {
    return answered(await fetch("/web/hostile/support/fetch-redirected/redirected"));
  },
  async "xhr"(at) {
    const request = new XMLHttpRequest();
    request.open("GET", at.elsewhere("xhr"));
    const decided = firstWord(request);
    request.addEventListener("load", () => request.dispatchEvent(new Event("open")));
    request.send();
    return decided;
  },
  async "beacon"(at) {
    return navigator.sendBeacon(at.elsewhere("beacon"), "heron") ? "begun" : "blocked";
  },
  async "websocket"(at) {
    return firstWord(new WebSocket(at.elsewhere("socket").replace("http", "ws")));
  },
  async "event-source"(at) {
    return firstWord(new EventSource(at.elsewhere("events")));
  },
  async "webrtc"() {
    const line = new RTCPeerConnection({ iceServers: [{ urls: document.querySelector("[data-stun]").dataset.stun }] });
    line.createDataChannel("heron");
    let found = 0;
    line.addEventListener("icecandidate", (event) => (found += event.candidate ? 1 : 0));
    await line.setLocalDescription(await line.createOffer());
    await new Promise((go) => setTimeout(go, 3_000));
    return found > 0 ? `allowed: ${found} candidates` : "blocked";
  },
  async "worker-blob"(at) {
    const text = `fetch("${at.elsewhere("worker")}").then(() => postMessage("allowed"), () => postMessage("blocked"))`;
    return firstWord(new Worker(script(text)));
  },
  async "worker-import"(at) {
    const text = `importScripts("${at.elsewhere("worker.js")}"); postMessage("allowed")`;
    return firstWord(new Worker(script(text)));
  },
  async "shared-worker"(at) {
    const text = `fetch("${at.elsewhere("shared")}"); onconnect = (event) => event.ports[0].postMessage("allowed")`;
    const worker = new SharedWorker(script(text));
    worker.port.start();
    return firstWord(worker.port);
  },
  async "service-worker"(at) {
    const own = `/web/hostile/support/service-worker/worker.js`;
    const registered = await navigator.serviceWorker.register(own);
    for (let waits = 0; !registered.active && waits < 20; waits += 1) await at.pause(100);
    registered.active?.postMessage(at.elsewhere("service"));
    return "allowed";
  },
  async "css-report"(at) {
    const style = made("style", { textContent: `input[value^="h"] { background: url("${at.elsewhere("typed-h")}") }` });
    document.head.append(style);
    const field = made("input", {});
    field.setAttribute("value", "heron");
    document.body.append(field);
  },
};
