// Holds what it is told, for as long as it lives.
const kept = [];
self.addEventListener("message", (event) => kept.push(event.data));
