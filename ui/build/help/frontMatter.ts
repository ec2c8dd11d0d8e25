// What an article says of itself, above its text.
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import {
  type Article,
  categories,
  features,
  type Phrase,
  type Question,
  roles,
  type Sought,
} from '../../src/help/articles.ts';
import { placeOf, type Reference, slugForm } from './links.ts';
import { phrasesOf } from './phrases.ts';
import { listed, type Refuse } from './refusal.ts';
import type { ScreenWords } from './screenWords.ts';

export interface FrontMatter {
  about: Omit<Article, 'body'>;
  /** Where it stands among the others. */
  order: number;
  /** Of the questions, the related articles, what goes onto the card and what is sought by other words. */
  references: Reference[];
  /** The line of each key. */
  lines: Map<string, number>;
}

const keys = [
  'id',
  'slug',
  'order',
  'title',
  'category',
  'summary',
  'roles',
  'tags',
  'aliases',
  'features',
  'related',
  'card',
  'questions',
  'sought',
];

/** Reads what stands between the two lines of dashes; its first line is the file's second. */
export function readFrontMatter(source: string, words: ScreenWords, refuse: Refuse): FrontMatter {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter });
  const read = new Reader(topOf(document, counter, refuse), counter, words, refuse);
  read.hasExactly(keys);
  const slug = read.oneOfForm('slug', slugForm, 'an address such as /help/portal/sign-in');
  const id = slug.slice(1).replaceAll('/', '.');
  read.oneOf('id', [id]);
  const related = read.list('related', (node) => ({ line: read.lineOf(node), to: read.article(node, slug) }));
  const card = read.list('card', (node) => read.ownHeading(node, slug));
  const questions = read.list('questions', (node) => read.question(node, slug));
  const sought = read.list('sought', (node) => read.sought(node, slug));
  return {
    about: {
      id,
      slug,
      title: read.phrases('title'),
      category: read.oneOf('category', categories),
      summary: read.phrases('summary'),
      roles: read.someOf('roles', roles),
      tags: read.texts('tags'),
      aliases: read.texts('aliases'),
      features: read.someOf('features', features),
      related: related.map(({ to }) => to.slug),
      card: card.map(({ anchor }) => anchor),
      questions: questions.map(({ question }) => question),
      sought: sought.map(({ sought }) => sought),
    },
    order: Number(read.oneOfForm('order', /^[1-9][0-9]*$/, 'a whole number')),
    references: [
      ...related,
      ...card.map(({ line, anchor }) => ({ line, to: { slug, anchor } })),
      ...questions.map(({ line, question }) => ({ line, to: question.see })),
      ...sought.map(({ line, sought }) => ({ line, to: { slug, anchor: sought.anchor } })),
    ],
    lines: read.lines(),
  };
}

function topOf(document: Document.Parsed, counter: LineCounter, refuse: Refuse): YAMLMap {
  const [error] = document.errors;
  const line = (offset: number) => counter.linePos(offset).line + 1;
  if (error) refuse(line(error.pos[0]), `the front matter is no YAML (${error.code})`, 'key: value, and lists');
  return isMap(document.contents) ? document.contents : refuse(2, 'there is no front matter', listed(keys));
}

class Reader {
  readonly #top: YAMLMap;
  readonly #counter: LineCounter;
  readonly #words: ScreenWords;
  readonly #refuse: Refuse;

  constructor(top: YAMLMap, counter: LineCounter, words: ScreenWords, refuse: Refuse) {
    this.#top = top;
    this.#counter = counter;
    this.#words = words;
    this.#refuse = refuse;
  }

  lineOf(node: unknown): number {
    const offset = (node as Node | null)?.range?.[0];
    // The first line of the file are the dashes.
    return offset === undefined ? 1 : this.#counter.linePos(offset).line + 1;
  }

  lines(): Map<string, number> {
    return new Map(this.#top.items.map(({ key }) => [String(key), this.lineOf(key)]));
  }

  hasExactly(wanted: string[]): void {
    const lines = this.lines();
    for (const [key, line] of lines)
      if (!wanted.includes(key)) this.#refuse(line, `“${key}” is no key`, listed(wanted));
    for (const key of wanted) if (!lines.has(key)) this.#refuse(1, `“${key}” is missing`, listed(wanted));
  }

  oneOf<Value extends string>(key: string, values: readonly Value[]): Value {
    return this.#oneOf(this.#valueOf(key), values);
  }

  someOf<Value extends string>(key: string, values: readonly Value[]): Value[] {
    return this.list(key, (node) => this.#oneOf(node, values));
  }

  oneOfForm(key: string, form: RegExp, described: string): string {
    const node = this.#valueOf(key);
    const text = this.#text(node);
    return form.test(text) ? text : this.#refuse(this.lineOf(node), `“${text}” cannot be the ${key}`, described);
  }

  texts(key: string): string[] {
    return this.list(key, (node) => this.#text(node));
  }

  phrases(key: string): Phrase[] {
    return this.#phrases(this.#valueOf(key));
  }

  list<Value>(key: string, read: (node: unknown) => Value): Value[] {
    const node = this.#valueOf(key);
    return isSeq(node) ? node.items.map(read) : this.#refuse(this.lineOf(node), `“${key}” is no list`, '[a, b], or []');
  }

  article(node: unknown, from: string) {
    const place = placeOf(this.#text(node), from, this.lineOf(node), this.#refuse);
    if (place.anchor !== null) this.#refuse(this.lineOf(node), 'a heading is no article', 'an address without #');
    return place;
  }

  ownHeading(node: unknown, from: string): { line: number; anchor: string } {
    const line = this.lineOf(node);
    const { slug, anchor } = placeOf(this.#text(node), from, line, this.#refuse);
    return slug === from && anchor !== null
      ? { line, anchor }
      : this.#refuse(line, 'this is no heading of the article', '"#heading"');
  }

  question(node: unknown, from: string): { line: number; question: Question } {
    const [ask, see] = isMap(node) && node.items.length === 2 ? [node.get('ask', true), node.get('see', true)] : [];
    if (!ask || !see) return this.#refuse(this.lineOf(node), 'this is no question', 'ask: …, see: "#heading"');
    const line = this.lineOf(see);
    return { line, question: { ask: this.#phrases(ask), see: placeOf(this.#text(see), from, line, this.#refuse) } };
  }

  sought(node: unknown, from: string): { line: number; sought: Sought } {
    const [words, see] = isMap(node) && node.items.length === 2 ? [node.get('words', true), node.get('see', true)] : [];
    if (!isSeq(words) || !see)
      return this.#refuse(this.lineOf(node), 'nothing is sought so', 'words: […], see: "#heading"');
    const { line, anchor } = this.ownHeading(see, from);
    return { line, sought: { words: words.items.map((word) => this.#text(word)), anchor } };
  }

  #valueOf(key: string): unknown {
    return this.#top.get(key, true);
  }

  #phrases(node: unknown): Phrase[] {
    return phrasesOf(this.#text(node), this.lineOf(node), this.#words, this.#refuse);
  }

  #oneOf<Value extends string>(node: unknown, values: readonly Value[]): Value {
    const text = this.#text(node);
    const value = values.find((value) => value === text);
    return value ?? this.#refuse(this.lineOf(node), `“${text}” is not known`, listed(values));
  }

  #text(node: unknown): string {
    const text = isScalar(node) && node.value !== null ? String(node.value).trim() : '';
    return text === '' ? this.#refuse(this.lineOf(node), 'there is no text', 'one line of text') : text;
  }
}
