// What holds between articles: what is referred to is there, and all languages say the same.
import type { Article } from '../../src/help/articles.ts';
import type { Reference } from './links.ts';
import { listed, type Refuse } from './refusal.ts';

/** An article as it was read, with what is needed to refuse it. */
export interface Draft {
  article: Article;
  order: number;
  /** Everything that it refers to. */
  references: Reference[];
  /** The line of each key of the front matter. */
  lines: Map<string, number>;
  refuse: Refuse;
}

/** Refuses what leads nowhere within one language, and two articles in one place. */
export function checkReferences(drafts: Draft[]): void {
  for (const draft of drafts) {
    const others = drafts.filter((other) => other !== draft);
    if (others.some(({ article }) => article.slug === draft.article.slug))
      refuseKey(draft, 'slug', 'one that no other has');
    if (others.some(({ order }) => order === draft.order)) refuseKey(draft, 'order', 'one that no other has');
    if (draft.article.related.includes(draft.article.slug)) refuseKey(draft, 'related', 'other articles');
    for (const reference of draft.references) checkReference(draft, reference, drafts);
  }
}

function checkReference(draft: Draft, { line, to }: Reference, drafts: Draft[]): void {
  const target = drafts.find(({ article }) => article.slug === to.slug);
  if (!target) {
    draft.refuse(line, `there is no article ${to.slug}`, listed(drafts.map(({ article }) => article.slug)));
  }
  const anchors = anchorsOf(target.article);
  if (to.anchor !== null && !anchors.includes(to.anchor)) {
    draft.refuse(line, `${to.slug} has no heading #${to.anchor}`, listed(anchors.map((anchor) => `#${anchor}`)));
  }
}

/** Refuses a translation that says other things than the first language does. */
export function checkTranslation(original: Draft, translation: Draft): void {
  const facts: [string, (draft: Draft) => unknown][] = [
    ['id', ({ article }) => article.id],
    ['slug', ({ article }) => article.slug],
    ['order', ({ order }) => order],
    ['category', ({ article }) => article.category],
    ['roles', ({ article }) => article.roles],
    ['features', ({ article }) => article.features],
    ['related', ({ article }) => article.related],
    ['card', ({ article }) => article.card],
    ['questions', ({ article }) => article.questions.map(({ see }) => `${see.slug}#${see.anchor ?? ''}`)],
  ];
  for (const [key, fact] of facts) {
    const wanted = String(fact(original));
    if (String(fact(translation)) !== wanted) refuseKey(translation, key, `what English has, ${wanted || '[]'}`);
  }
  const wanted = outlineOf(original.article);
  if (outlineOf(translation.article) !== wanted) {
    translation.refuse(1, 'the headings are not those of the English article', `in this order, ${wanted}`);
  }
}

function refuseKey({ lines, refuse }: Draft, key: string, allowed: string): void {
  refuse(lines.get(key) ?? 1, `this cannot be the article’s “${key}”`, allowed);
}

function anchorsOf(article: Article): string[] {
  return article.body.flatMap((block) => (block.kind === 'heading' ? [block.anchor] : []));
}

function outlineOf(article: Article): string {
  const headings = article.body.filter((block) => block.kind === 'heading');
  return headings.map(({ level, anchor }) => `${level === 'section' ? '##' : '###'} ${anchor}`).join(', ');
}
