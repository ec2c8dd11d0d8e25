// Puts each text message on its phone the moment it is sent. Texts are set as text, never as markup.
"use strict";

const after = document.currentScript.dataset.after;
const messages = new EventSource(`/phones/events?after=${after}`);

messages.addEventListener("message", (event) => {
  const message = JSON.parse(event.data);
  const phone = document.querySelector(`[data-number="${CSS.escape(message.number)}"]`);
  phone?.querySelector(".messages").prepend(bubble(message));
  phone?.scrollIntoView({ block: "nearest", behavior: "smooth" });
});

function bubble({ sender, time, text, code }) {
  const [before, ...rest] = text.split(code ?? "\0");
  const item = element("li", "bubble arriving");
  const body = element("p");
  body.append(before, element("strong", "code", code ?? ""), rest.join(code ?? ""));
  item.append(element("span", "sender", `${sender} · ${time}`), body);
  return item;
}

function element(name, classes = "", text = "") {
  const made = document.createElement(name);
  made.className = classes;
  made.textContent = text;
  return made;
}
