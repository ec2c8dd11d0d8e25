// Writes the card of each language as a page to be printed. `npm run cards -- <folder>` builds this and runs it in Node.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import regular from '@fontsource/inter/files/inter-latin-400-normal.woff2?inline';
import strong from '@fontsource/inter/files/inter-latin-600-normal.woff2?inline';
import { render } from 'svelte/server';
import { articlesIn } from '../help/load';
import CardOnPaper from './Card.svelte';
import { cardOf } from './card';
import { ownWords, tellingIn } from './words';

const [, , folder = '.'] = argv;

/** The screens' letters, in a form that a PDF takes in as letters; of what the system has, it takes only the outlines. */
const letters = [
  { weight: 400, file: regular },
  { weight: 600, file: strong },
].map(({ weight, file }) => `@font-face{font-family:Inter;font-weight:${weight};src:url(${file})}`);

mkdirSync(folder, { recursive: true });
for (const [language, own] of Object.entries(ownWords)) {
  const sections = cardOf(await articlesIn(language));
  const { head, body } = render(CardOnPaper, { props: { sections, own, telling: await tellingIn(language, own) } });
  const style = `<meta charset="utf-8"><style>${letters.join('')}</style>`;
  const page = `<!doctype html><html lang="${language}"><head>${style}${head}</head><body>${body}</body></html>`;
  writeFileSync(join(folder, `portal-sign-in.${language}.html`), page);
}
