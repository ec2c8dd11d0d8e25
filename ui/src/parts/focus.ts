// Where a new screen begins: at its field, or at its heading so that it is read out.

/** An attachment that gives its element the focus as soon as it is there. */
export function takesFocus(element: HTMLElement): void {
  element.focus({ preventScroll: true });
}
