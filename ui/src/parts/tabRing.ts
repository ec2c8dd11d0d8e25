// The Tab key goes round: there is no address bar or other window behind the last control for it to go on to.
import { tabbable } from 'tabbable';

/** From the last control to the first, and back. Returns what stops it. */
export function keepTabInside(page: Document): () => void {
  const stop = new AbortController();
  const goRound = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || event.defaultPrevented) return;
    // What is not displayed holds no control here, and asking for the layout at each press would be for nothing.
    const controls = tabbable(page.body, { displayCheck: 'none' });
    const [from, to] = event.shiftKey ? [controls.at(0), controls.at(-1)] : [controls.at(-1), controls.at(0)];
    if (page.activeElement !== from) return;
    event.preventDefault();
    (to as HTMLElement | undefined)?.focus();
  };
  page.addEventListener('keydown', goRound, { signal: stop.signal });
  return () => stop.abort();
}
