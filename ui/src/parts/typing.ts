// All that leaves a field before it is sent: whether it is empty, begun or complete.
import type { Intent } from '../bindings/Intent';
import type { Typing } from '../bindings/Typing';
import { digitsOf } from './digits';

export class TypingReport {
  readonly #digitsWanted: number;
  readonly #onintent: (intent: Intent) => void;
  #told: Typing = 'empty';

  constructor(digitsWanted: number, onintent: (intent: Intent) => void) {
    this.#digitsWanted = digitsWanted;
    this.#onintent = onintent;
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
    return digitsOf(text).length >= this.#digitsWanted ? 'complete' : 'begun';
  }
}
