// Where the keys are: the rows of the e-mail keyboard in each language, and the way among keys by arrows.

/** What a key does where it types nothing. */
export const shift = 'shift';
export const erase = 'erase';

const qwerty = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

interface Layout {
  letters: string[];
  /** The language's own letters that no row has, beside the signs. */
  own: string;
}

const layouts: Record<string, Layout> = {
  de: { letters: ['qwertzuiop', 'asdfghjkl', 'yxcvbnm'], own: 'äöüß' },
  es: { letters: ['qwertyuiop', 'asdfghjklñ', 'zxcvbnm'], own: 'áéíóú' },
};

/** The rows of keys for a language, from the top. */
export function rowsFor(language: string): string[][] {
  const { letters, own } = layouts[new Intl.Locale(language).language] ?? { letters: qwerty, own: '' };
  const [top = '', middle = '', bottom = ''] = letters;
  return [[...'1234567890'], [...top], [...middle], [shift, ...bottom, erase], [...'@.-_+', ...own]];
}

/** The place that an arrow key leads to; nothing where it leads nowhere. Rows are as wide as each other. */
export function neighbour(rows: string[][], place: number, arrow: string): number | undefined {
  const here = spotOf(rows, place);
  if (!here) return undefined;
  const { row, column } = here;
  const from = rows[row] ?? [];
  const isThere = (wanted: number | undefined) => (wanted !== undefined && rows.flat()[wanted] ? wanted : undefined);
  switch (arrow) {
    case 'ArrowLeft':
      return isThere(place - 1);
    case 'ArrowRight':
      return isThere(place + 1);
    case 'ArrowUp':
    case 'ArrowDown': {
      const to = rows[row + (arrow === 'ArrowUp' ? -1 : 1)];
      if (!to) return undefined;
      const above = Math.min(to.length - 1, Math.floor(((column + 0.5) / from.length) * to.length));
      return isThere(firstOf(rows, rows.indexOf(to)) + above);
    }
    default:
      return undefined;
  }
}

/** Moves the focus within a keyboard where an arrow key leads to another of its keys. */
export function moveByArrow(keyboard: HTMLElement, rows: string[][], place: number, event: KeyboardEvent): void {
  const next = neighbour(rows, place, event.key);
  if (next === undefined) return;
  event.preventDefault();
  keyboard.querySelector<HTMLElement>(`[data-place="${next}"]`)?.focus();
}

/** The place of each row's first key. */
export function placesOf(rows: string[][]): number[] {
  return rows.map((_, row) => firstOf(rows, row));
}

/** There is no capital of ß on any keyboard. */
export function capitalOf(key: string): string {
  return key === 'ß' ? key : key.toUpperCase();
}

function spotOf(rows: string[][], place: number): { row: number; column: number } | undefined {
  const row = rows.findIndex((keys, row) => place < firstOf(rows, row) + keys.length);
  return row < 0 ? undefined : { row, column: place - firstOf(rows, row) };
}

function firstOf(rows: string[][], row: number): number {
  return rows.slice(0, row).flat().length;
}
