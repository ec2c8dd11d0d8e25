// Says which kind of field somebody is in, whenever that changes. Runs in every frame, in a world that the page cannot see.
(() => {
  // The kiosk's keys do not reach into a frame of another origin: none are offered there.
  try {
    void top.document;
  } catch {
    return;
  }

  const digits = ['number', 'tel', 'date', 'time', 'datetime-local', 'month', 'week'];
  const lines = ['text', 'search', 'email', 'url', 'password'];
  let last = 'none';

  function kindOf(element) {
    if (!element || element.disabled || element.readOnly) return 'none';
    if (element.isContentEditable || element instanceof HTMLTextAreaElement) return 'lines';
    if (!(element instanceof HTMLInputElement)) return 'none';
    // Fields for a date are fields for text here, by their looks; what is written into them is digits.
    const kind = element.getAttribute('type')?.toLowerCase();
    if (digits.includes(kind) || ['numeric', 'decimal', 'tel'].includes(element.inputMode)) return 'digits';
    return lines.includes(element.type) ? 'line' : 'none';
  }

  /** The kind that somebody is in here; nothing where they are elsewhere. */
  function kindHere() {
    // Who touches the kiosk's own keys is still in the field.
    if (!document.hasFocus()) return undefined;
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    // What happens in a frame is said in it.
    return element instanceof HTMLIFrameElement ? undefined : kindOf(element);
  }

  function say(kind) {
    if (kind === undefined) return;
    last = kind;
    webkit.messageHandlers.field.postMessage(kind);
  }

  /** The kiosk's keys take room from below: the field that they are for stays in sight. */
  function staysInSight() {
    if (last !== 'none') document.activeElement?.scrollIntoView({ block: 'center' });
  }

  const soon = () => setTimeout(() => say(kindHere()), 0);
  addEventListener('focusin', soon, true);
  addEventListener('focusout', soon, true);
  addEventListener('focus', soon, true);
  addEventListener('resize', staysInSight);
  addEventListener('DOMContentLoaded', soon);
  if (self !== top) return;
  say('none');
  globalThis.lookAgain = () => {
    const kind = kindHere();
    if (kind !== last) say(kind);
  };
})();
