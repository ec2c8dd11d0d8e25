// The text of an article: a small part of Markdown, and nothing else.
import type { ListItem, Heading as MarkdownHeading, List as MarkdownList, Nodes, PhrasingContent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Block, Heading, Inline, Item, List } from '../../src/help/articles.ts';
import { anchorForm, placeOf, type Reference } from './links.ts';
import { phrasesOf } from './phrases.ts';
import type { Refuse } from './refusal.ts';
import type { ScreenWords } from './screenWords.ts';

const allowedBlocks = '## and ### headings, paragraphs, lists, tables';
const allowedInline = 'plain text, **strong**, [links](/help/…) and {{words of the screens}}';

/** ` {#anchor}` at a heading's end. */
const anchorAtEnd = /\s*\{#([^{}]*)\}\s*$/;

export interface Body {
  blocks: Block[];
  references: Reference[];
}

/** Reads the text of the article `slug`, whose first line is the file's line `offset + 1`. */
export function readBody(source: string, slug: string, offset: number, words: ScreenWords, refuse: Refuse): Body {
  const extensions = { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] };
  return new BodyReader(slug, offset, words, refuse).read(fromMarkdown(source, extensions));
}

class BodyReader {
  readonly #slug: string;
  readonly #offset: number;
  readonly #words: ScreenWords;
  readonly #refuse: Refuse;
  readonly #references: Reference[] = [];
  readonly #anchors = new Set<string>();

  constructor(slug: string, offset: number, words: ScreenWords, refuse: Refuse) {
    this.#slug = slug;
    this.#offset = offset;
    this.#words = words;
    this.#refuse = refuse;
  }

  read(root: Root): Body {
    return { blocks: root.children.map((node) => this.#block(node)), references: this.#references };
  }

  #block(node: Nodes): Block {
    switch (node.type) {
      case 'heading':
        return this.#heading(node);
      case 'paragraph':
        return { kind: 'paragraph', content: this.#inline(node.children) };
      case 'list':
        return this.#list(node, 'may hold lists');
      case 'table': {
        const [head, ...rows] = node.children.map(({ children }) =>
          children.map((cell) => this.#inline(cell.children)),
        );
        const width = head?.length ?? 0;
        const odd = rows.findIndex((row) => row.length !== width);
        if (odd >= 0)
          this.#refuse(this.#lineOf(node.children[odd + 1]), 'this row is not as wide as its head', `${width} cells`);
        return { kind: 'table', head: head ?? [], rows };
      }
      default:
        return this.#refuse(this.#lineOf(node), `${describe(node)} cannot be drawn`, allowedBlocks);
    }
  }

  #heading(node: MarkdownHeading): Heading {
    const line = this.#lineOf(node);
    if (node.depth !== 2 && node.depth !== 3) this.#refuse(line, `a heading of level ${node.depth}`, '## and ###');
    const last = node.children.at(-1);
    const anchor = last?.type === 'text' ? anchorAtEnd.exec(last.value)?.[1] : undefined;
    if (last?.type !== 'text' || anchor === undefined || !anchorForm.test(anchor)) {
      return this.#refuse(line, 'a heading without its anchor', '## Heading {#its-anchor}, in small letters');
    }
    if (this.#anchors.has(anchor)) this.#refuse(line, `the anchor #${anchor} is there already`, 'each anchor once');
    this.#anchors.add(anchor);
    last.value = last.value.replace(anchorAtEnd, '');
    return {
      kind: 'heading',
      level: node.depth === 2 ? 'section' : 'part',
      anchor,
      content: this.#inline(node.children),
    };
  }

  #list(node: MarkdownList, depth: 'may hold lists' | 'holds none'): List {
    const items = node.children.map((item) => this.#item(item, depth));
    return { kind: 'list', order: node.ordered ? 'ordered' : 'unordered', items };
  }

  #item(node: ListItem, depth: 'may hold lists' | 'holds none'): Item {
    const [text, list, ...more] = node.children;
    const nested = list?.type === 'list' && depth === 'may hold lists' ? list : undefined;
    if (text?.type !== 'paragraph' || (list && !nested) || more.length > 0) {
      return this.#refuse(
        this.#lineOf(node),
        'this item holds too much',
        'one paragraph, and in the outer list one list below it',
      );
    }
    return { content: this.#inline(text.children), list: nested ? this.#list(nested, 'holds none') : null };
  }

  #inline(nodes: PhrasingContent[]): Inline[] {
    return nodes.flatMap((node): Inline[] => {
      const line = this.#lineOf(node);
      switch (node.type) {
        case 'text':
          return phrasesOf(node.value, line, this.#words, this.#refuse);
        case 'strong':
          return [{ kind: 'strong', content: this.#inline(node.children) }];
        case 'link': {
          if (node.title) this.#refuse(line, 'a link with a title', '[text](/help/…)');
          const to = placeOf(node.url, this.#slug, line, this.#refuse);
          this.#references.push({ line, to });
          return [{ kind: 'link', to, content: this.#inline(node.children) }];
        }
        default:
          return this.#refuse(line, `${describe(node)} cannot be drawn`, allowedInline);
      }
    });
  }

  #lineOf(node: Nodes | undefined): number {
    return (node?.position?.start.line ?? 0) + this.#offset;
  }
}

/** What somebody has written, in words. */
function describe(node: Nodes): string {
  const names: Partial<Record<Nodes['type'], string>> = {
    html: 'HTML',
    image: 'an image',
    code: 'a block of code',
    inlineCode: 'code',
    emphasis: 'emphasis',
    break: 'a line break',
    blockquote: 'a quotation',
    thematicBreak: 'a rule',
  };
  return names[node.type] ?? node.type;
}
