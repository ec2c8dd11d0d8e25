// The machine and what is connected to it.
const stopped = (stream) => {
  stream.getTracks().forEach((track) => track.stop());
  return "allowed";
};

export default {
  async "clipboard-read"() {
    return `allowed: ${(await navigator.clipboard.readText()).length} characters`;
  },
  async "clipboard-write"() {
    await navigator.clipboard.writeText("heron on the clipboard");
    return "allowed";
  },
  async "clipboard-command"() {
    const field = Object.assign(document.createElement("textarea"), { value: "heron by command" });
    document.body.append(field);
    field.select();
    const [copied, pasted] = [document.execCommand("copy"), document.execCommand("paste")];
    return copied || pasted ? `allowed: copied ${copied}, pasted ${pasted}` : "blocked";
  },
  async "geolocation"() {
    const place = new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no));
    return place.then(() => "allowed", (error) => `blocked: ${error.code}`);
  },
  async "camera"() {
    return stopped(await navigator.mediaDevices.getUserMedia({ video: true }));
  },
  async "microphone"() {
    return stopped(await navigator.mediaDevices.getUserMedia({ audio: true }));
  },
  async "devices-list"() {
    const named = (await navigator.mediaDevices.enumerateDevices()).filter((device) => device.label);
    return named.length > 0 ? `allowed: ${named.length} names` : "blocked";
  },
  async "screen-capture"() {
    return stopped(await navigator.mediaDevices.getDisplayMedia({ video: true }));
  },
  async "wake-lock"() {
    await navigator.wakeLock.request("screen");
    return "allowed";
  },
  async "vibration"() {
    return navigator.vibrate(200) ? "allowed" : "blocked";
  },
  async "gamepad"() {
    return navigator.getGamepads().some(Boolean) ? "allowed" : "blocked";
  },
  async "usb"() {
    await navigator.usb.requestDevice({ filters: [] });
    return "allowed";
  },
  async "bluetooth"() {
    await navigator.bluetooth.requestDevice({ acceptAllDevices: true });
    return "allowed";
  },
  async "serial"() {
    await navigator.serial.requestPort();
    return "allowed";
  },
  async "hid"() {
    await navigator.hid.requestDevice({ filters: [] });
    return "allowed";
  },
  async "nfc"() {
    await new NDEFReader().scan();
    return "allowed";
  },
  async "midi"() {
    await navigator.requestMIDIAccess({ sysex: true });
    return "allowed";
  },
  async "motion"() {
    const right = await DeviceMotionEvent.requestPermission();
    return right === "granted" ? "allowed" : "blocked";
  },
  async "idle-detection"() {
    const right = await IdleDetector.requestPermission();
    return right === "granted" ? "allowed" : "blocked";
  },
  async "payment"() {
    const total = { label: "Heron", amount: { currency: "USD", value: "1.00" } };
    const method = { supportedMethods: "https://pay.example.org" };
    await new PaymentRequest([method], { total }).show();
    return "allowed";
  },
  async "credential-password"() {
    const found = await navigator.credentials.get({ password: true, mediation: "required" });
    return found ? "allowed" : "blocked";
  },
  async "credential-store"() {
    await navigator.credentials.store(new PasswordCredential({ id: "avery", password: "heron" }));
    return "allowed";
  },
  async "credential-key"() {
    const challenge = crypto.getRandomValues(new Uint8Array(16));
    const user = { id: challenge, name: "avery", displayName: "Avery" };
    const pubKeyCredParams = [{ type: "public-key", alg: -7 }];
    await navigator.credentials.create({ publicKey: { challenge, rp: { name: "Sandbox" }, user, pubKeyCredParams } });
    return "allowed";
  },
  async "storage-access"() {
    await document.requestStorageAccess();
    return "allowed";
  },
  async "storage-persist"() {
    return (await navigator.storage.persist()) ? "allowed" : "blocked";
  },
  async "file-system"() {
    const folder = await navigator.storage.getDirectory();
    await folder.getFileHandle("heron", { create: true });
    return "allowed";
  },
  async "local-fonts"() {
    return `allowed: ${(await window.queryLocalFonts()).length} fonts`;
  },
  async "speech"() {
    const voices = speechSynthesis.getVoices().length;
    speechSynthesis.speak(new SpeechSynthesisUtterance("Heron, heron, heron. ".repeat(100)));
    return voices > 0 ? `allowed: ${voices} voices` : "begun";
  },
  async "speech-recognition"() {
    const listening = new (window.SpeechRecognition ?? window.webkitSpeechRecognition)();
    const decided = new Promise((go) => {
      listening.addEventListener("start", () => go("allowed"));
      listening.addEventListener("error", (event) => go(`blocked: ${event.error}`));
    });
    listening.start();
    return decided;
  },
  async "audio-autoplay"() {
    const sound = new AudioContext();
    const tone = sound.createOscillator();
    tone.connect(sound.destination);
    tone.start();
    await sound.resume();
    return sound.state === "running" ? "allowed" : "blocked";
  },
  async "media-session"() {
    navigator.mediaSession.metadata = new MediaMetadata({ title: "Heron" });
    navigator.mediaSession.setActionHandler("play", () => {});
  },
};
