// Makes the attempts, and says what the page saw of each: here, and to the portal, so that a test can ask.
import away from "./away.js";
import devices from "./devices.js";
import dialogs from "./dialogs.js";
import kiosk from "./kiosk.js";
import loading from "./loading.js";
import nuisance from "./nuisance.js";

const scripts = { ...away, ...loading, ...dialogs, ...devices, ...kiosk, ...nuisance };
const ANSWER_WITHIN = 4_000;
const LEFT_WITHIN = 1_500;

/** What the portal says of this page. */
const here = document.querySelector("[data-elsewhere]").dataset;
/** Whole, for one attempt gives every address of this page another origin. */
const seen = `${location.origin}/web/hostile/seen`;

/** The attempt after which this page may be gone. */
let leaving = null;

function report(id, saw, detail = "") {
  const place = document.querySelector(`[data-seen="${id}"]`);
  if (place) place.textContent = detail ? `${saw}: ${detail}` : saw;
  const body = JSON.stringify({ id, saw, detail: String(detail).slice(0, 200) });
  const headers = { "Content-Type": "application/json" };
  // Goes on when the page is left.
  return fetch(seen, { method: "POST", headers, body, keepalive: true }).catch(() => {});
}

const pause = (time) => new Promise((go) => setTimeout(go, time));
const noAnswer = () => pause(ANSWER_WITHIN).then(() => "blocked: no answer");

async function run(id) {
  const told = report(id, "begun");
  // The others have nothing to do with it when somebody goes on to the next page.
  leaving = id in away ? id : null;
  try {
    const at = { id, told, pause, elsewhere: (file) => `${here.elsewhere}/arrived/${id}/${file}` };
    const outcome = await Promise.race([scripts[id](at), noAnswer()]);
    const [saw, detail] = (outcome ?? "begun").split(": ", 2);
    if (saw !== "begun") await report(id, saw, detail);
  } catch (error) {
    await report(id, "threw", error?.name ?? error);
  } finally {
    leaving = null;
  }
}

/** A link or form is left to the browser; whether the page stays is seen a little later. */
async function watched(id, opensHere) {
  report(id, "begun");
  if (!opensHere) return;
  leaving = id;
  await pause(LEFT_WITHIN);
  leaving = null;
  report(id, "blocked", "the page stayed");
}

addEventListener("pagehide", () => {
  if (leaving) report(leaving, "allowed", "the page was left");
});

for (const control of document.querySelectorAll("[data-run]")) {
  control.addEventListener("click", () => run(control.dataset.run));
}
for (const control of document.querySelectorAll("a[data-watch]")) {
  const opensHere = !control.target && control.protocol !== "javascript:";
  control.addEventListener("click", () => watched(control.dataset.watch, opensHere));
}
for (const control of document.querySelectorAll("form[data-watch]")) {
  control.addEventListener("submit", () => watched(control.dataset.watch, true));
}

/** On an attempt's own page it is made at load. */
async function atLoad(id) {
  if (id in scripts) {
    await run(id);
    return;
  }
  const control = document.querySelector(`[data-watch="${id}"]`) ?? document.getElementById("attempt");
  if (!control?.dataset.watch) report(id, "begun");
  if (control instanceof HTMLAnchorElement) control.click();
  else if (control instanceof HTMLFormElement) control.requestSubmit();
  else control?.focus();
}

if (here.attempt) atLoad(here.attempt);
