// The dashboard does without a script. With one, it prints, and what changes by itself is kept up to date.
const PAUSE = 15_000;

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

async function refresh() {
  const answer = await fetch(location.href, { cache: "no-store" });
  if (answer.status === 401) {
    location.replace("/web/");
    return;
  }
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll("[data-live]")) {
    const other = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
    if (other && other.innerHTML !== part.innerHTML) part.innerHTML = other.innerHTML;
  }
}

if (document.querySelector("[data-live]")) {
  // A page that cannot be had now is asked for again after the next pause.
  setInterval(() => refresh().catch(() => {}), PAUSE);
}
