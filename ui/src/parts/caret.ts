// The keypad types into a field as a keyboard does: at the caret, with the same event after it.

/** Puts text in the place of what is selected, or at the caret. */
export function insertAtCaret(input: HTMLInputElement, text: string): void {
  replace(input, startOf(input), endOf(input), text);
  input.dispatchEvent(new InputEvent('input', { inputType: 'insertText', data: text, bubbles: true }));
}

/** Takes away what is selected, or what stands before the caret. */
export function eraseAtCaret(input: HTMLInputElement): void {
  const end = endOf(input);
  const start = Math.min(startOf(input), Math.max(0, end - 1));
  replace(input, start, end, '');
  input.dispatchEvent(new InputEvent('input', { inputType: 'deleteContentBackward', bubbles: true }));
}

/** Puts another text into the field, with the caret at `place` in it. */
export function rewrite(input: HTMLInputElement, text: string, place = text.length): void {
  input.value = text;
  placeCaret(input, place);
  input.dispatchEvent(new InputEvent('input', { inputType: 'insertReplacementText', data: text, bubbles: true }));
}

/** Empties the field. */
export function clear(input: HTMLInputElement): void {
  input.value = '';
  input.dispatchEvent(new InputEvent('input', { inputType: 'deleteContent', bubbles: true }));
}

/** Where writing goes on. What is longer than the field shows its end there: no engine scrolls a field for a script. */
export function placeCaret(input: HTMLInputElement, place: number): void {
  input.setSelectionRange(place, place);
  if (place === input.value.length) input.scrollLeft = input.scrollWidth;
}

function replace(input: HTMLInputElement, start: number, end: number, text: string): void {
  input.setRangeText(text, start, end);
  placeCaret(input, start + text.length);
}

function startOf(input: HTMLInputElement): number {
  return input.selectionStart ?? input.value.length;
}

function endOf(input: HTMLInputElement): number {
  return input.selectionEnd ?? input.value.length;
}
