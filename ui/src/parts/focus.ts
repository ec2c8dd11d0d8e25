// Where a new screen begins: at its field, or at its heading so that it is read out.
import { placeCaret } from './caret';

/** An attachment that gives its element the focus as soon as it is there. */
export function takesFocus(element: HTMLElement): void {
  element.focus({ preventScroll: true });
}

/**
 * An attachment for a field that holds something already: writing goes on at its end. Whoever goes through a choice by
 * keyboard stays there, though a field comes and goes with what is chosen.
 */
export function goesOnInField(input: HTMLInputElement): void {
  const { activeElement } = document;
  const choosing = activeElement instanceof HTMLInputElement && activeElement.type === 'radio';
  if (!choosing) takesFocus(input);
  placeCaret(input, input.value.length);
}
