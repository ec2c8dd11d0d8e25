// The kiosk itself: what a page could reach of the program around it.
const names = ["__TAURI__", "__TAURI_INTERNALS__", "__TAURI_INVOKE__", "__TAURI_IPC__", "isTauri"];

const found = (list) => (list.length > 0 ? `allowed: ${list.join(" ")}` : "blocked");

/** Whether an address of another kind answers at all. */
async function reached(address) {
  const answer = await fetch(address, { mode: "no-cors" });
  return `allowed: ${answer.type} ${answer.status}`;
}

export default {
  async "tauri-global"() {
    return found(names.filter((name) => name in window));
  },
  async "ipc-global"() {
    return found(["ipc", "__WRY__", "chrome", "external"].filter((name) => window[name]?.postMessage ?? window[name]?.invoke));
  },
  async "message-handlers"() {
    return found(Object.keys(window.webkit?.messageHandlers ?? {}));
  },
  async "tauri-fetch"() {
    return reached("tauri://localhost/index.html");
  },
  async "ipc-fetch"() {
    return reached("ipc://localhost/send_intent");
  },
  async "branding-fetch"() {
    return reached("branding://localhost/logo");
  },
  async "file-fetch"() {
    return reached("file:///etc/passwd");
  },
  async "loopback"(at) {
    return reached(at.elsewhere("loopback"));
  },
  async "post-message"() {
    parent.postMessage({ cmd: "send_intent", payload: { kind: "signOut" } }, "*");
    top.postMessage("heron", "*");
    return window === top ? "blocked: there is nothing around the page" : "allowed";
  },
  async "opener"() {
    return window.opener ? "allowed" : "blocked";
  },
  async "stand-call"() {
    const answer = await fetch("/v1/stand/branding");
    return answer.ok ? "allowed" : `blocked: ${answer.status}`;
  },
  async "cookie-read"() {
    return document.cookie.includes("dashboard") ? "allowed" : "blocked";
  },
  async "inspector"() {
    return found(["inspector", "InspectorFrontendHost"].filter((name) => name in window));
  },
};
