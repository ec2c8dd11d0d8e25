// The keys for words that are looked for: the letters of the e-mail keyboard, without what only addresses have.
import { rowsFor, shift } from '../parts/keyboardLayout';

export const space = ' ';

/** The rows of keys for a language, from the top. */
export function searchRowsFor(language: string): string[][] {
  const [, top = [], middle = [], bottom = [], signs = []] = rowsFor(language);
  const own = signs.filter((sign) => /\p{L}/u.test(sign));
  return [top, middle, bottom.filter((key) => key !== shift), [...own, space]];
}
