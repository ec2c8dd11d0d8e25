// Which keys there are for the fields of the portal's pages: the same letters as for addresses, with a space and every sign.
import { rowsFor } from './keyboardLayout';

export type KeyPage = 'letters' | 'signs' | 'digits';

const signs = ['1234567890', '@#%&*-+()/', '!"\':;,.?_=', '€$£°§<>[]~'];

/** The rows of keys, from the top. What has a name of more than one letter does something else than type. */
export function pageRows(page: KeyPage, language: string): string[][] {
  switch (page) {
    case 'letters': {
      const own = (rowsFor(language)[4] ?? []).filter((key) => /\p{Letter}/u.test(key));
      return [...rowsFor(language).slice(0, 4), ['signs', ',', ...own, 'space', '.', 'next', 'enter']];
    }
    case 'signs':
      return [...signs.map((row) => [...row]), ['letters', 'space', 'erase', 'next', 'enter']];
    case 'digits':
      return [[...'1234567890'], [...'+-/.,:()'], ['letters', 'space', 'erase', 'next', 'enter']];
  }
}
