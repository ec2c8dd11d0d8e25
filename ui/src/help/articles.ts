// What an article is: a tree that is read from docs/help when the user interface is built, and drawn by Article.svelte.

/** What a portal can have switched on, and an article may need. */
export const features = ['patientPortalEnabled'] as const;
export type Feature = (typeof features)[number];

/** Whom an article is written for. */
export const roles = ['admin', 'admin_assistant', 'staff'] as const;
export type Role = (typeof roles)[number];

/** What an article is about. */
export const categories = ['portal', 'settings', 'stand'] as const;
export type Category = (typeof categories)[number];

/** An article, or one of its headings. */
export interface Place {
  /** The article's: `/help/portal/sign-in`. */
  slug: string;
  /** The heading's: `no-text`; none for the whole article. */
  anchor: string | null;
}

/** A piece of running text without links. */
export type Phrase =
  | { kind: 'text'; text: string }
  /** The clinic's own word for a patient. */
  | { kind: 'patient'; number: 'singular' | 'plural' }
  /** A word of the screens, by the key of its message. */
  | { kind: 'word'; key: string };

export type Inline = Phrase | { kind: 'strong'; content: Inline[] } | { kind: 'link'; to: Place; content: Inline[] };

export interface Item {
  content: Inline[];
  /** The list within it. */
  list: List | null;
}

export interface List {
  kind: 'list';
  order: 'ordered' | 'unordered';
  items: Item[];
}

export interface Heading {
  kind: 'heading';
  /** A section of the article, or a part of a section. */
  level: 'section' | 'part';
  anchor: string;
  content: Inline[];
}

export interface Table {
  kind: 'table';
  head: Inline[][];
  rows: Inline[][][];
}

export type Block = Heading | { kind: 'paragraph'; content: Inline[] } | List | Table;

/** One of the likeliest questions at the stand, and where it is answered. */
export interface Question {
  ask: Phrase[];
  see: Place;
}

/** What people call something that is told below a heading, in words that stand nowhere in it. */
export interface Sought {
  words: string[];
  anchor: string;
}

export interface Article {
  id: string;
  slug: string;
  title: Phrase[];
  category: Category;
  /** One sentence. */
  summary: Phrase[];
  roles: Role[];
  /** Words that it is found by, and the names that others have for the same thing. */
  tags: string[];
  aliases: string[];
  /** What has to be switched on for it to be offered. */
  features: Feature[];
  /** The slugs of other articles. */
  related: string[];
  /** The anchors of what goes onto the card for the front desk, in its order there. */
  card: string[];
  questions: Question[];
  sought: Sought[];
  body: Block[];
}
