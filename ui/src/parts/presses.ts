// Shows a press in the very frame of the touch: with touch, `:active` may come only once the finger has left.

/** Marks the button under each finger with `data-pressed`. Returns what stops it. */
export function showPresses(page: Document): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let pressed: Element | null = null;
  const release = () => {
    pressed?.removeAttribute('data-pressed');
    pressed = null;
  };
  const press = ({ target }: PointerEvent) => {
    release();
    pressed = target instanceof Element ? target.closest('button, label:has(input)') : null;
    pressed?.setAttribute('data-pressed', '');
  };
  page.addEventListener('pointerdown', press, { signal });
  for (const over of ['pointerup', 'pointercancel', 'dragstart']) page.addEventListener(over, release, { signal });
  return () => stop.abort();
}
