// Shows the page anew whenever a stand calls, or somebody answers.
"use strict";

new EventSource("/front-desk/events").addEventListener("message", () => location.reload());
