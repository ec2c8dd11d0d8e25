// Going somewhere else.
export default {
  async "location"(at) {
    location.href = at.elsewhere("page.html");
    await at.pause(1_500);
    return "blocked: the page stayed";
  },
  async "location-replace"(at) {
    location.replace(at.elsewhere("page.html"));
    await at.pause(1_500);
    return "blocked: the page stayed";
  },
  async "location-late"(at) {
    setTimeout(() => location.assign(at.elsewhere("page.html")), 5_000);
  },
  async "window-open"(at) {
    const opened = window.open(at.elsewhere("page.html"), "second", "width=400,height=300");
    return opened ? "allowed" : "blocked";
  },
  async "scheme-blob"(at) {
    const made = new Blob(["<h1>Another page</h1>"], { type: "text/html" });
    location.href = URL.createObjectURL(made);
    await at.pause(1_500);
    return "blocked: the page stayed";
  },
};
