// All that leaves a field before it is sent: whether it is empty, begun or complete.
import type { Intent } from '../bindings/Intent';
import type { Typing } from '../bindings/Typing';
import { digitsOf } from './digits';

/** From here on a number may be complete; whether it is one, the core says. */
const fewestDigits = 7;

const codeDigits = 6;

/** Something, an @, and something with a dot in it; whether it is an address, the core says. */
const wholeAddress = /^.+@.+\..+$/;

export function isWholeNumber(text: string): boolean {
  return digitsOf(text).length >= fewestDigits;
}

export function isWholeAddress(text: string): boolean {
  return wholeAddress.test(text.trim());
}

export function isWholeCode(text: string): boolean {
  return digitsOf(text).length >= codeDigits;
}

export class TypingReport {
  readonly #isWhole: (text: string) => boolean;
  readonly #onintent: (intent: Intent) => void;
  #told: Typing;

  /** Of a field that holds `text` now, which has been told of. */
  constructor(text: string, isWhole: (text: string) => boolean, onintent: (intent: Intent) => void) {
    this.#isWhole = isWhole;
    this.#onintent = onintent;
    this.#told = this.#typing(text);
  }

  /** Tells of a change, where it is one. */
  changed(text: string): void {
    const typing = this.#typing(text);
    if (typing === this.#told) return;
    this.#told = typing;
    this.#onintent({ kind: 'typed', typing });
  }

  /** The field was emptied because the core said so: it knows. */
  emptiedByCore(): void {
    this.#told = 'empty';
  }

  #typing(text: string): Typing {
    if (text === '') return 'empty';
    return this.#isWhole(text) ? 'complete' : 'begun';
  }
}
