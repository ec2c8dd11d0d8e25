// Keeps a number grouped while it is edited anywhere in the middle, and the caret where the person left it.
import { placeCaret } from './caret';
import { digitsOf } from './digits';
import { asWritten } from './numbers';

/** Far beyond any number: so that a cat on the keyboard finds an end. */
const longest = 32;

/** Groups what `edited` has left in the input, that held `before`, and gives what it holds now. */
export function regroup(input: HTMLInputElement, before: string, edited: Event, country: string): string {
  let raw = input.value.slice(0, longest);
  let caret = Math.min(input.selectionStart ?? raw.length, raw.length);
  if (onlyASeparatorWasErased(edited, before, raw)) {
    const kept = withoutLastMark(raw.slice(0, caret));
    raw = kept + raw.slice(caret);
    caret = kept.length;
  }
  const after = asWritten(raw, country);
  const atTheEnd = caret === raw.length;
  input.value = after;
  if (after === raw) placeCaret(input, caret);
  else placeCaret(input, atTheEnd ? after.length : placeAfter(marks(raw.slice(0, caret)), after));
  return after;
}

/** Spaces and brackets are ours: erasing one means the digit before it. */
function onlyASeparatorWasErased(edited: Event, before: string, raw: string): boolean {
  const erased = edited instanceof InputEvent && edited.inputType === 'deleteContentBackward';
  return erased && marks(raw) === marks(before) && raw.length < before.length;
}

function withoutLastMark(text: string): string {
  return text.replace(/[\p{Nd}+][^\p{Nd}+]*$/u, '');
}

/** What was typed, without what came of writing it nicely. */
function marks(text: string): number {
  return digitsOf(text).length + (text.includes('+') ? 1 : 0);
}

function placeAfter(wanted: number, text: string): number {
  let place = 0;
  while (place < text.length && marks(text.slice(0, place)) < wanted) place += 1;
  return place;
}
