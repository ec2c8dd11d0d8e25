// Windows that are not the page's: dialogs, choosers, printing, downloads.
function chosen(properties) {
  const field = Object.assign(document.createElement("input"), { type: "file" }, properties);
  if (properties.directory) field.setAttribute("webkitdirectory", "");
  if (properties.capture) field.setAttribute("capture", "environment");
  document.body.append(field);
  return new Promise((decided) => {
    field.addEventListener("change", () => decided(`allowed: ${field.files.length} files`));
    field.addEventListener("cancel", () => decided("blocked: cancelled"));
    field.click();
  });
}

function saved(address, name) {
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  document.body.append(link);
  link.click();
}

/** What nobody should read outside the page. */
const PRETENCE = "You are signed out. Type your PIN here.";

/** A field at the page's upper edge: what opens at it has room only above. */
function fieldAtTheTop(place) {
  const field = document.createElement("input");
  field.style.cssText = "position: fixed; inset: 0 auto auto 0; width: 100%";
  place.append(field);
  return field;
}

function pretendsAt(field) {
  field.setCustomValidity(PRETENCE);
  field.reportValidity();
}

/** Whether a dialog came back at once, as one does that nobody saw. */
function quick(open) {
  const before = performance.now();
  const answer = open();
  const time = Math.round(performance.now() - before);
  return time < 100 ? `blocked: ${answer} after ${time} ms` : `allowed: ${answer} after ${time} ms`;
}

export default {
  async "print"() {
    window.print();
  },
  async "alert"() {
    return quick(() => alert("A message"));
  },
  async "alert-long"() {
    return quick(() => alert("A very long message. ".repeat(5_000)));
  },
  async "alert-endless"(at) {
    await at.told;
    for (let times = 0; times < 1_000; times += 1) alert(`A message, for the ${times}th time`);
    return "blocked: all were over at once";
  },
  async "confirm"() {
    return quick(() => confirm("Really?"));
  },
  async "prompt"() {
    return quick(() => prompt("What is your name?", "Avery"));
  },
  async "beforeunload"(at) {
    addEventListener("beforeunload", (event) => {
      event.preventDefault();
      event.returnValue = "Stay!";
    });
    await at.told;
    location.href = "/web/documents";
    await at.pause(1_500);
    return "allowed: the page stayed";
  },
  async "file"() {
    return chosen({});
  },
  async "file-many"() {
    return chosen({ multiple: true, accept: "image/*" });
  },
  async "file-capture"() {
    return chosen({ accept: "image/*", capture: true });
  },
  async "file-directory"() {
    return chosen({ directory: true });
  },
  async "file-picker"() {
    await window.showOpenFilePicker();
    return "allowed";
  },
  async "save-picker"() {
    await window.showSaveFilePicker();
    return "allowed";
  },
  async "colour"(at) {
    const field = Object.assign(document.createElement("input"), { type: "color", value: "#0f6e78" });
    document.body.append(field);
    field.click();
    await at.pause(500);
  },
  async "date"() {
    const kinds = ["date", "datetime-local", "month", "week", "time"];
    const known = kinds.filter((type) => Object.assign(document.createElement("input"), { type }).type === type);
    return known.length > 0 ? `allowed: ${known}` : "blocked: fields for text";
  },
  async "datalist"() {
    const list = document.createElement("datalist");
    return list instanceof HTMLUnknownElement ? "blocked: no lists of proposals" : "allowed";
  },
  async "validation-bubble"() {
    pretendsAt(fieldAtTheTop(document.body));
  },
  async "validation-bubble-shadow"() {
    const host = document.createElement("div");
    document.body.append(host);
    pretendsAt(fieldAtTheTop(host.attachShadow({ mode: "closed" })));
  },
  async "tooltip"() {
    const everything = document.createElement("div");
    everything.title = PRETENCE;
    everything.style.cssText = "position: fixed; inset: 0; z-index: 2147483647";
    document.body.append(everything);
  },
  async "drag-picture"() {
    const everything = document.createElement("div");
    everything.draggable = true;
    everything.textContent = PRETENCE;
    everything.style.cssText = "position: fixed; inset: 0; z-index: 2147483647; background: #fff; font-size: 3rem";
    everything.addEventListener("dragstart", ({ dataTransfer }) => dataTransfer.setData("text/plain", PRETENCE));
    document.body.append(everything);
  },
  async "download-attribute"() {
    saved("/web/documents/exercises.png", "exercises.png");
  },
  async "download-blob"() {
    saved(URL.createObjectURL(new Blob(["heron"], { type: "application/octet-stream" })), "heron.bin");
  },
  async "download-many"() {
    for (let file = 0; file < 20; file += 1) saved(`data:application/octet-stream,heron${file}`, `heron-${file}.bin`);
  },
  async "basic-auth-fetch"() {
    const answer = await fetch("/web/hostile/support/basic-auth-fetch/protected");
    return answer.status === 401 ? "blocked" : "allowed";
  },
  async "fullscreen"() {
    await document.documentElement.requestFullscreen();
    return "allowed";
  },
  async "pointer-lock"() {
    await document.body.requestPointerLock();
    return document.pointerLockElement ? "allowed" : "blocked";
  },
  async "keyboard-lock"() {
    await navigator.keyboard.lock();
    return "allowed";
  },
  async "picture-in-picture"() {
    const film = document.createElement("video");
    film.srcObject = document.createElement("canvas").captureStream();
    await film.play();
    await film.requestPictureInPicture();
    return "allowed";
  },
  async "notification"() {
    const right = await Notification.requestPermission();
    if (right === "granted") new Notification("Heron");
    return right === "granted" ? "allowed" : `blocked: ${right}`;
  },
  async "share"() {
    await navigator.share({ title: "Heron", url: "/web/" });
    return "allowed";
  },
  async "eye-dropper"() {
    await new EyeDropper().open();
    return "allowed";
  },
  async "contacts"() {
    await navigator.contacts.select(["name", "tel"]);
    return "allowed";
  },
  async "install"() {
    const asked = await new Promise((go) => addEventListener("beforeinstallprompt", go));
    await asked.prompt();
    return "allowed";
  },
  async "register-protocol"() {
    navigator.registerProtocolHandler("web+heron", "/web/?heron=%s");
  },
  async "window-close"(at) {
    await at.told;
    window.close();
    await at.pause(500);
    return "blocked: the page is still there";
  },
  async "window-move"() {
    const before = [screenX, screenY].join();
    moveTo(50, 50);
    moveBy(20, 20);
    return [screenX, screenY].join() === before ? "blocked" : "allowed";
  },
  async "window-resize"() {
    const before = [innerWidth, innerHeight].join();
    resizeTo(300, 300);
    return [innerWidth, innerHeight].join() === before ? "blocked" : "allowed";
  },
};
