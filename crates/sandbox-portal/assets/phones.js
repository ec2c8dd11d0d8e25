// Puts each text message on its phone, and each e-mail in its inbox, the moment it is sent. Texts are set as text, never as
// markup, and links lead to this server only.
"use strict";

const after = document.currentScript.dataset.after;
const arrivals = new EventSource(`/phones/events?after=${after}`);

arrivals.addEventListener("message", (event) => {
  const arrival = JSON.parse(event.data);
  const card = document.querySelector(`[data-contact="${CSS.escape(arrival.contact)}"]`);
  card?.querySelector(".messages").prepend(bubble(arrival));
  card?.scrollIntoView({ block: "nearest", behavior: "smooth" });
});

function bubble({ sender, time, subject, text, code, link }) {
  const [before, ...rest] = text.split(code ?? "\0");
  const item = element("li", "bubble arriving");
  const body = element("p");
  body.append(before, element("strong", "code", code ?? ""), rest.join(code ?? ""));
  item.append(element("span", "sender", `${sender} · ${time}`));
  if (subject) item.append(element("strong", "subject", subject));
  item.append(body);
  if (link?.startsWith("/links/")) item.append(opener(link));
  return item;
}

function opener(link) {
  const made = element("a", "open", "Open the link");
  made.href = link;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  return made;
}

function element(name, classes = "", text = "") {
  const made = document.createElement(name);
  made.className = classes;
  made.textContent = text;
  return made;
}
