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
  /** What a page wants to be given; no calendar opens here, a field for a date is one for text. */
  const examples = {
    date: '2026-12-31',
    time: '14:30',
    month: '2026-12',
    week: '2026-W52',
    'datetime-local': '2026-12-31T14:30',
  };
  let last = 'none';

  const writtenType = (field) => field.getAttribute('type')?.toLowerCase();

  function kindOf(element) {
    if (!element || element.disabled || element.readOnly) return 'none';
    if (element.isContentEditable || element instanceof HTMLTextAreaElement) return 'lines';
    if (!(element instanceof HTMLInputElement)) return 'none';
    if (digits.includes(writtenType(element)) || ['numeric', 'decimal', 'tel'].includes(element.inputMode)) return 'digits';
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

  function showsAnExample({ target }) {
    if (!(target instanceof HTMLInputElement) || target.placeholder) return;
    target.placeholder = examples[writtenType(target)] ?? '';
  }

  addEventListener('focusin', showsAnExample, true);
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
