// Whatever stands in an article: it is read, or refused with its line and what can stand there.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readArticle } from './library.ts';
import { Refusal } from './refusal.ts';
import { readScreenWords } from './screenWords.ts';

const ui = join(import.meta.dirname, '../..');
const words = readScreenWords(join(ui, 'src/words'));
const folder = join(ui, '../docs/help/en');
const articles = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(folder, name), 'utf8'));

/** What means something in front matter, running text, lists or tables. */
const signs = [
  '---\n',
  '- ',
  '1. ',
  '## ',
  '| ',
  '|---|',
  '[',
  '](',
  ')',
  '`',
  '{',
  '}',
  '**',
  '&',
  '*a ',
  '<b>',
  '\r\n',
  '\t',
  ': ',
];

/** So much of a text from there on, and what stands in its place. */
const spoiling = fc.record({
  at: fc.nat(),
  length: fc.nat({ max: 40 }),
  instead: fc.oneof(fc.constantFrom(...signs), fc.string({ unit: 'binary', maxLength: 20 })),
});

function spoiled(article: string, { at, length, instead }: { at: number; length: number; instead: string }): string {
  const from = at % (article.length + 1);
  return article.slice(0, from) + instead + article.slice(from + length);
}

it('an article that is spoiled anywhere is read or refused', () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.constantFrom(...articles), fc.array(spoiling, { maxLength: 5 }), (article, spoilings) => {
      try {
        readArticle(spoilings.reduce(spoiled, article), 'spoiled.md', words);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        expect(error.message).toMatch(/^spoiled\.md:\d+: .+\. Allowed: .+\.$/s);
        refused += 1;
      }
    }),
    { numRuns: 150 },
  );
  expect(refused).toBeGreaterThan(15);
}, 60_000);
