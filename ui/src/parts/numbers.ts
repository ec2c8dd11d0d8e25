// A phone number as people write it: "(202) 555-0123", "+44 7700 900123".
import { digitsOf } from './digits';

type Write = (number: string, country: string) => string;

/** Until the rules are there, digits are shown plainly. */
let write: Write = (number) => number;
let rules: Promise<void> | undefined;

/** Has the numbering rules fetched, once. */
export function loadNumberingRules(): Promise<void> {
  rules ??= import('./asYouType').then(
    (loaded) => {
      write = loaded.asYouType;
    },
    // Digits without spaces are a number too.
    () => {},
  );
  return rules;
}

/**
 * What was typed as it is written in that country. What holds a sign that no number has stays as it was typed, and so do
 * the digits of other scripts: the rules would give back western ones.
 */
export function asWritten(typed: string, country: string): string {
  if (!/^\s*\+?[\d\s().\-/]*$/.test(typed)) return typed;
  const plus = typed.trimStart().startsWith('+') ? '+' : '';
  return write(plus + digitsOf(typed).join(''), country);
}
