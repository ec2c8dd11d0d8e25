// All articles in all languages: read, checked, and in the order in which they are offered.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../src/help/articles.ts';
import { checkReferences, checkTranslation, type Draft } from './agreement.ts';
import { readBody } from './body.ts';
import { readFrontMatter } from './frontMatter.ts';
import { Refusal, refusalsOf } from './refusal.ts';
import { readScreenWords, type ScreenWords } from './screenWords.ts';

/** The language that is written first, and that the others have to agree with. */
const first = 'en';

/** Where everything is read from. */
export interface Sources {
  /** A folder for each language, with a Markdown file for each article. */
  articles: string;
  /** A Fluent file for each language. */
  words: string;
}

export interface Library {
  /** The articles of each language. */
  articles: Map<string, Article[]>;
  /** Every file that it came from. */
  files: string[];
}

/** Reads the library. What cannot be shown, or leads nowhere, or is not there in every language is a [`Refusal`]. */
export function readLibrary(sources: Sources): Library {
  const words = readScreenWords(sources.words);
  const names = namesIn(join(sources.articles, first));
  const languages = [first, ...words.languages.filter((language) => language !== first)];
  const drafts = new Map(languages.map((language) => [language, draftsOf(sources, language, names, words)]));
  for (const translated of drafts.values()) {
    checkReferences([...translated.values()]);
    for (const [name, draft] of translated) {
      const original = drafts.get(first)?.get(name);
      if (original) checkTranslation(original, draft);
    }
  }
  const inOrder = (of: Map<string, Draft>) =>
    [...of.values()].sort((a, b) => a.order - b.order).map(({ article }) => article);
  return {
    articles: new Map([...drafts].map(([language, of]) => [language, inOrder(of)])),
    files: [...words.files, ...languages.flatMap((of) => names.map((name) => join(sources.articles, of, name)))],
  };
}

function namesIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.md'))
        .sort()
    : [];
}

function draftsOf(sources: Sources, language: string, names: string[], words: ScreenWords): Map<string, Draft> {
  const folder = join(sources.articles, language);
  const there = namesIn(folder);
  const shown = (name: string) => `docs/help/${language}/${name}`;
  const without = names.find((name) => !there.includes(name));
  if (without)
    throw new Refusal(shown(without), 1, 'this translation is missing', `every article of docs/help/${first}`);
  const alone = there.find((name) => !names.includes(name));
  if (alone)
    throw new Refusal(shown(alone), 1, 'this article is not there in English', `every article of docs/help/${first}`);
  return new Map(
    names.map((name) => [name, readArticle(readFileSync(join(folder, name), 'utf8'), shown(name), words)]),
  );
}

/** Reads one file, which is called `file` in refusals. */
export function readArticle(source: string, file: string, words: ScreenWords): Draft {
  const refuse = refusalsOf(file);
  const parts = /^---\n(.*?\n)---\n(.*)$/s.exec(source);
  if (!parts) return refuse(1, 'there is no front matter', 'key: value between two lines of ---');
  const [, head = '', text = ''] = parts;
  const { about, order, references, lines } = readFrontMatter(head, words, refuse);
  const linesAbove = head.split('\n').length + 1;
  const body = readBody(text, about.slug, linesAbove, words, refuse);
  const article = { ...about, body: body.blocks };
  return { article, order, references: [...references, ...body.references], lines, refuse };
}
