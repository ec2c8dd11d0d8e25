// An article in plain words: with those of the screens and the clinic's own put in.
import type { Block, Inline, List } from './articles';

/** What a `Speaker` can say. */
export interface Telling {
  /** A message by its key. */
  say(key: string): string;
  /** The clinic's own word for a patient. */
  patient(number: 'singular' | 'plural'): string;
}

/** What the screen says in a whole sentence is no key. */
export function isSentence(words: string): boolean {
  return words.endsWith('.');
}

export function told(content: Inline[], telling: Telling): string {
  return content.map((piece) => toldPiece(piece, telling)).join('');
}

function toldPiece(piece: Inline, telling: Telling): string {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'patient':
      return telling.patient(piece.number);
    case 'word':
      return telling.say(piece.key);
    default:
      return told(piece.content, telling);
  }
}

/** All that a block says, as running text. */
export function toldBlock(block: Block, telling: Telling): string {
  switch (block.kind) {
    case 'list':
      return toldList(block, telling);
    case 'table':
      return block.rows.map((row) => row.map((cell) => told(cell, telling)).join(': ')).join('; ');
    default:
      return told(block.content, telling);
  }
}

function toldList({ items }: List, telling: Telling): string {
  return items
    .map(({ content, list }) => [told(content, telling), list ? toldList(list, telling) : ''].join(' ').trim())
    .join(' ');
}
