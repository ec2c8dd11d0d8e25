import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import languages from 'virtual:help';
import { cleanup, render } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { Article, Block } from '../help/articles';
import { articlesIn } from '../help/load';
import CardOnPaper from './Card.svelte';
import { cardOf } from './card';
import { ownWords, tellingIn } from './words';

afterEach(cleanup);

const cards = join(import.meta.dirname, '../../../docs/help/cards');
const file = (language: string) => join(cards, `portal-sign-in.${language}.pdf`);

/** What one of Poppler's programs prints about a card. */
const poppler = (program: string, ...parameters: string[]) =>
  execFileSync(program, parameters, { encoding: 'utf8', maxBuffer: 1e7 });

/** Where a line breaks, and how far words stand apart, is the printer's. */
const withoutSpaces = (text: string) => text.replaceAll(/\s/g, '');

/** Everything that the card says now, in the order in which it is read. */
async function saidNow(language: string): Promise<string[]> {
  const own = ownWords[language];
  if (!own) throw new Error(`ui/src/card/words.ts has nothing in ${language}`);
  const sections = cardOf(await articlesIn(language));
  const page = render(CardOnPaper, { sections, own, telling: await tellingIn(language, own) });
  const said: string[] = [];
  const walker = document.createTreeWalker(page.container, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) said.push(walker.currentNode.textContent?.trim() ?? '');
  return said.filter(Boolean);
}

/** What is printed, without what numbers and marks the items of a list. */
const marksOfItems = /^(\d\.|[•“”„«»])/;

/** The first thing said that the card does not print where it belongs, or what it prints beyond all of them. */
function firstDifference(said: string[], printed: string): string {
  let rest = withoutSpaces(printed);
  for (const piece of said) {
    const wanted = withoutSpaces(piece);
    if (!rest.startsWith(wanted)) rest = rest.replace(marksOfItems, '');
    if (!rest.startsWith(wanted)) return piece;
    rest = rest.slice(wanted.length);
  }
  return rest;
}

/** In points. */
const millimetre = 72 / 25.4;

describe.each(Object.keys(languages))('the printed card in %s', (language) => {
  it('says what the articles and the screens say now (print it anew: cargo xtask cards)', async () => {
    const printed = poppler('pdftotext', '-raw', file(language), '-');
    expect(firstDifference(await saidNow(language), printed)).toBe('');
  });

  it('is one page that A4 and US Letter have room for, with its title and its structure', () => {
    const about = poppler('pdfinfo', file(language));
    expect(about).toMatch(/^Pages: +1$/m);
    expect(about).toMatch(/^Tagged: +yes$/m);
    expect(about).toMatch(new RegExp(`^Title: +${ownWords[language]?.title}$`, 'm'));
    const [, width, height] = /^Page size: +([\d.]+) x ([\d.]+) pts/m.exec(about) ?? [];
    expect(Number(width)).toBeLessThanOrEqual(210 * millimetre);
    expect(Number(height)).toBeLessThanOrEqual(279.4 * millimetre);
  });

  it('says which language it is in', () => {
    expect(readFileSync(file(language), 'latin1')).toContain(`/Lang (${language})`);
  });

  it('leaves a margin that every printer can', () => {
    const boxes = poppler('pdftotext', '-bbox', file(language), '-');
    const words = [...boxes.matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">/g)];
    expect(words.length).toBeGreaterThan(200);
    const all = (place: number) => words.map((word) => Number(word[place]));
    const [left, top] = [Math.min(...all(1)), Math.min(...all(2))];
    const [right, bottom] = [Math.max(...all(3)), Math.max(...all(4))];
    expect((right - left) / millimetre).toBeLessThanOrEqual(190);
    expect((bottom - top) / millimetre).toBeLessThanOrEqual(255);
    expect(left / millimetre).toBeGreaterThan(9.9);
    expect(top / millimetre).toBeGreaterThan(9.9);
  });

  it('has the letters of the screens in it', () => {
    const [, , ...fonts] = poppler('pdffonts', file(language)).trim().split('\n');
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Inter-\w+ +CID TrueType .+ yes yes yes /);
  });
});

describe('a difference', () => {
  const said = ['Touch', 'Resend code', '. Wait.', 'Look in both'];

  it('is none where only lines and marks are other', () => {
    expect(firstDifference(said, '1. Touch Resend\ncode . Wait.\n• Look in both\n')).toBe('');
  });

  it('is what is said now and not printed', () => {
    expect(firstDifference(said, '1. Touch Send again . Wait. Look in both')).toBe('Resend code');
  });

  it('is what is printed and not said any more', () => {
    expect(firstDifference(said, 'Touch Resend code. Wait. Look in both. Ask.')).toBe('.Ask.');
  });
});

describe('a section', () => {
  const heading = (anchor: string): Block => ({ kind: 'heading', level: 'part', anchor, content: [] });
  const table: Block = { kind: 'table', head: [], rows: [] };
  const article = (card: string[], ...body: Block[]) => ({ card, body }) as unknown as Article;

  it('ends before the next heading', () => {
    const list: Block = { kind: 'list', order: 'ordered', items: [] };
    const [section] = cardOf([article(['b'], heading('a'), table, heading('b'), list, heading('c'), table)]);
    expect(section?.blocks).toEqual([list]);
  });

  it('stands beside another, unless it has a table or is left over', () => {
    const widths = (...blocks: Block[][]) => {
      const anchors = blocks.map((_, place) => `s${place}`);
      const body = blocks.flatMap((below, place) => [heading(`s${place}`), ...below]);
      return cardOf([article(anchors, ...body)]).map(({ width }) => width);
    };
    expect(widths([], [], [table], [], [], [])).toEqual(['half', 'half', 'whole', 'half', 'half', 'whole']);
    expect(widths([], [table], [])).toEqual(['whole', 'whole', 'whole']);
  });
});
