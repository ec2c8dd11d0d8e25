// Finds what is looked for among the articles that are offered, whatever it is called: by other names, by tags, by a question,
// by a heading or by the text below it.
import MiniSearch from 'minisearch';
import type { Article, Block, Place } from './articles';
import type { Offer } from './offer';
import { type Telling, told, toldBlock } from './telling';

/** A place to read on. */
export interface Hit {
  /** The heading, or the article's title where it is the whole article. */
  title: string;
  /** The article that the heading is in; nothing for a whole article. */
  within: string | null;
  /** How it begins. */
  beginning: string;
  place: Place;
}

/** What can be found, with everything that it is found by. */
interface Entry {
  id: number;
  hit: Hit;
  title: string;
  aliases: string;
  tags: string;
  questions: string;
  text: string;
}

const most = 12;

/** More than the two lines that are drawn of it. */
const shown = 300;

/** Shorter words are other words when a letter is wrong. */
const fewestLettersForSlips = 5;

export class Search {
  readonly #index: MiniSearch<Entry>;
  readonly #hits: Hit[];

  constructor(offer: Offer, telling: Telling) {
    const entries = offer.articles
      .flatMap((article) => entriesOf(article, telling))
      .map((entry, id) => ({ ...entry, id }));
    this.#hits = entries.map(({ hit }) => hit);
    this.#index = new MiniSearch<Entry>({
      fields: ['title', 'aliases', 'tags', 'questions', 'text'],
      tokenize: indexedWords,
      processTerm: plain,
      searchOptions: {
        tokenize: soughtWords,
        boost: { title: 4, aliases: 8, tags: 4, questions: 3 },
        prefix: true,
        fuzzy: (term) => (term.length < fewestLettersForSlips ? false : 0.25),
        maxFuzzy: 2,
      },
    });
    this.#index.addAll(entries);
  }

  /** The best first. What has all the words; where nothing does, what has some of them. */
  find(sought: string): Hit[] {
    const all = this.#index.search(sought, { combineWith: 'AND' });
    const found = all.length > 0 ? all : this.#index.search(sought);
    return found.flatMap(({ id }) => this.#hits[id as number] ?? []).slice(0, most);
  }
}

/** The article, and each of its headings with what is below it. */
function entriesOf(article: Article, telling: Telling): Omit<Entry, 'id'>[] {
  const { slug } = article;
  const title = told(article.title, telling);
  const asked = (anchor: string | null) =>
    article.questions
      .filter(({ see }) => see.slug === slug && see.anchor === anchor)
      .map(({ ask }) => told(ask, telling));
  const called = (anchor: string) =>
    article.sought.filter((sought) => sought.anchor === anchor).flatMap(({ words }) => words);
  const whole = {
    hit: { title, within: null, beginning: told(article.summary, telling), place: { slug, anchor: null } },
    title,
    aliases: article.aliases.join(', '),
    tags: article.tags.join(', '),
    questions: asked(null).join(' '),
    text: `${told(article.summary, telling)} ${textBelow(article.body, telling)}`,
  };
  const headings = article.body.flatMap((block, place) => {
    if (block.kind !== 'heading') return [];
    const heading = told(block.content, telling);
    const text = textBelow(article.body.slice(place + 1), telling);
    const hit = {
      title: heading,
      within: title,
      beginning: text.slice(0, shown),
      place: { slug, anchor: block.anchor },
    };
    return [
      {
        hit,
        title: heading,
        aliases: called(block.anchor).join(', '),
        tags: '',
        questions: asked(block.anchor).join(' '),
        text,
      },
    ];
  });
  return [whole, ...headings];
}

/** What stands before the next heading. */
function textBelow(blocks: Block[], telling: Telling): string {
  const end = blocks.findIndex(({ kind }) => kind === 'heading');
  return blocks
    .slice(0, end < 0 ? undefined : end)
    .map((block) => toldBlock(block, telling))
    .join(' ');
}

const betweenWords = /[\s\p{P}\p{S}]+/u;
const betweenWritten = /[^\p{L}\p{N}-]+/u;

/** A hyphen at which no line is broken. */
const firmHyphens = /\u2011/g;

/** "sign-in" is found by "sign", by "in", and by "signin"; so is "E-Mail" by "email". */
function indexedWords(text: string): string[] {
  const joined = text
    .replaceAll(firmHyphens, '-')
    .split(betweenWritten)
    .filter((word) => word.includes('-'));
  return [...text.split(betweenWords), ...joined.map(withoutHyphens)];
}

function soughtWords(text: string): string[] {
  return text.split(betweenWritten).map(withoutHyphens);
}

function withoutHyphens(word: string): string {
  return word.replaceAll('-', '');
}

/** The same with accents and without, large and small. */
function plain(term: string): string {
  return term.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
