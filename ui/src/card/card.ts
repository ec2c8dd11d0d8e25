// The card for the front desk: one sheet of paper, put together from what the articles say.
import type { Article, Block, Heading, Inline } from '../help/articles';

interface Text {
  title: Inline[];
  blocks: Block[];
}

export interface Section extends Text {
  /** Of the sheet. */
  width: 'whole' | 'half';
}

/** The sections of the card, from the articles of one language in their order. */
export function cardOf(articles: Article[]): Section[] {
  return arranged(articles.flatMap(({ card, body }) => card.flatMap((anchor) => sectionAt(anchor, body))));
}

/** A heading with what stands below it, up to the next heading of any level. */
function sectionAt(anchor: string, body: Block[]): Text[] {
  return body.flatMap((block, place) =>
    isHeading(block) && block.anchor === anchor
      ? [{ title: block.content, blocks: upToHeading(body.slice(place + 1)) }]
      : [],
  );
}

/** Two stand beside each other, but for one with a table, and one that nothing is left for to stand beside. */
function arranged(texts: Text[]): Section[] {
  const [first, second, ...more] = texts;
  if (!first) return [];
  if (!second || hasTable(first) || hasTable(second))
    return [{ ...first, width: 'whole' }, ...arranged(texts.slice(1))];
  return [{ ...first, width: 'half' }, { ...second, width: 'half' }, ...arranged(more)];
}

function hasTable({ blocks }: Text): boolean {
  return blocks.some(({ kind }) => kind === 'table');
}

function upToHeading(blocks: Block[]): Block[] {
  const next = blocks.findIndex(isHeading);
  return next < 0 ? blocks : blocks.slice(0, next);
}

function isHeading(block: Block): block is Heading {
  return block.kind === 'heading';
}
