// Keeps a number grouped while it is edited anywhere in the middle, and the caret where the person left it.
import { digitsOf, grouped } from './digits';

/** Far beyond any number: so that a cat on the keyboard finds an end. */
const longest = 32;

/** Groups what `edited` has left in the input, that held `before`, and gives what it holds now. */
export function regroup(input: HTMLInputElement, before: string, edited: Event): string {
  let raw = input.value.slice(0, longest);
  let caret = Math.min(input.selectionStart ?? raw.length, raw.length);
  if (onlyASpaceWasErased(edited, before, raw)) {
    caret = Math.max(0, caret - 1);
    raw = raw.slice(0, caret) + raw.slice(caret + 1);
  }
  const after = grouped(raw);
  const place = after === raw ? caret : placeAfter(marks(raw.slice(0, caret)), after);
  input.value = after;
  input.setSelectionRange(place, place);
  return after;
}

/** The spaces are ours: erasing one means the digit before it. */
function onlyASpaceWasErased(edited: Event, before: string, raw: string): boolean {
  const erased = edited instanceof InputEvent && edited.inputType === 'deleteContentBackward';
  return erased && marks(raw) === marks(before) && raw.length < before.length;
}

/** What was typed, without the spaces. */
function marks(text: string): number {
  return digitsOf(text).length + (text.includes('+') ? 1 : 0);
}

function placeAfter(wanted: number, text: string): number {
  let place = 0;
  while (place < text.length && marks(text.slice(0, place)) < wanted) place += 1;
  return place;
}
