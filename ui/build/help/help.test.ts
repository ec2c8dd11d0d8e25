import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article, Inline, List } from '../../src/help/articles.ts';
import { readLibrary, type Sources } from './library.ts';

const ui = join(import.meta.dirname, '../..');
const shipped: Sources = { articles: join(ui, '../docs/help'), words: join(ui, 'src/words') };

/** A copy of all that is shipped, to be broken. */
let copy: Sources;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'help-'));
  copy = { articles: join(folder, 'help'), words: join(folder, 'words') };
  cpSync(shipped.articles, copy.articles, { recursive: true });
  cpSync(shipped.words, copy.words, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

const signIn = 'en/portal-sign-in.md';

function change(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    file,
    text.replace(from, () => to),
  );
}

/** Puts a line below the front matter of the English sign-in article, and gives the line's number. */
function write(line: string): number {
  const file = join(copy.articles, signIn);
  change(file, '\n---\nNobody', `\n---\n${line}\n\nNobody`);
  return (
    readFileSync(file, 'utf8')
      .split('\n')
      .indexOf(line.split('\n')[0] ?? '') + 1
  );
}

function refusal(): string {
  try {
    readLibrary(copy);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}

describe('all that is shipped', () => {
  const { articles } = readLibrary(shipped);

  it('is there in every language, in the same order', () => {
    const slugs = [...articles.values()].map((of) => of.map(({ slug }) => slug));
    expect([...articles.keys()]).toEqual(['en', 'de', 'es']);
    expect(slugs[1]).toEqual(slugs[0]);
    expect(slugs[2]).toEqual(slugs[0]);
    expect(slugs[0]?.[0]).toBe('/help/portal/sign-in');
    expect(slugs[0]).toHaveLength(5);
  });

  it('has the ten likeliest questions', () => {
    for (const of of articles.values()) expect(of.flatMap(({ questions }) => questions)).toHaveLength(10);
  });

  it('says of the sign-in article what it is', () => {
    const article = articles.get('en')?.[0];
    expect(article).toMatchObject({
      id: 'help.portal.sign-in',
      title: [{ kind: 'text', text: 'Portal sign-in and verification' }],
      category: 'portal',
      roles: ['admin', 'admin_assistant', 'staff'],
      tags: ['portal', 'sign-in', 'verification', 'login'],
      aliases: ['portal login', 'verify', 'magic link', 'otp'],
      features: ['patientPortalEnabled'],
      related: ['/help/settings/patient-portal', '/help/settings/portal-customization', '/help/portal/appointments'],
    });
  });

  it('becomes the tree that is written', () => {
    const body = articles.get('en')?.[0]?.body ?? [];
    const section = body.findIndex((block) => block.kind === 'heading' && block.anchor === 'resend');
    expect(body.slice(section, section + 2)).toEqual([
      { kind: 'heading', level: 'section', anchor: 'resend', content: [{ kind: 'text', text: 'Sending it again' }] },
      {
        kind: 'paragraph',
        content: [
          { kind: 'text', text: 'Touch ' },
          { kind: 'word', key: 'resend' },
          { kind: 'text', text: expect.stringMatching(/^\. The new message replaces .* from then on\.$/) },
        ],
      },
    ]);
  });
});

describe('what is sought by other words', () => {
  it('leads to a heading of the same article', () => {
    change(join(copy.articles, signIn), 'see: "#too-many"\n', 'see: "#too-few"\n');
    expect(refusal()).toMatch(/portal-sign-in\.md:\d+: \/help\/portal\/sign-in has no heading #too-few/);
  });

  it('has words', () => {
    change(join(copy.articles, signIn), '  - words: [', '  - word: [');
    expect(refusal()).toMatch(/portal-sign-in\.md:\d+: nothing is sought so/);
  });
});

describe('a button', () => {
  it('that is renamed fails every article that names it', () => {
    for (const language of ['en', 'de', 'es'])
      change(join(copy.words, `${language}.ftl`), '\nresend =', '\nsend-again =');
    expect(refusal()).toMatch(/^docs\/help\/\w\w\/portal-sign-in\.md:\d+: \{\{resend\}\} is no word of the screens/);
  });

  it.each(readLibrary(shipped).articles.get('en') ?? [])('of $slug is one of the screens', (article) => {
    const [key] = wordsNamed(article);
    expect(key).toBeDefined();
    for (const language of ['en', 'de', 'es']) change(join(copy.words, `${language}.ftl`), `\n${key} =`, '\nrenamed =');
    expect(refusal()).toContain(`{{${key}}} is no word of the screens`);
  });

  it('has to be there in every language', () => {
    change(join(copy.words, 'es.ftl'), '\nsend-link =', '\nsend-other =');
    expect(refusal()).toContain('{{send-link}} is no word of the screens in es.ftl');
  });
});

describe('what cannot be shown', () => {
  it.each([
    ['Touch {{no-such-key}} now.', '{{no-such-key}} is no word of the screens', '{{key}} for each message'],
    ['It says {{code-title}} now.', '{{code-title}} needs values that no article has ($method)', 'takes no values'],
    ['A lone { brace.', 'a brace stands alone', '{{patient}}'],
    ['Every patient can.', '“patient” is written out', '{{patient}} or {{patients}}'],
    ['See [this](/help/portal/nothing).', 'there is no article /help/portal/nothing', '/help/portal/sign-in'],
    ['See [this](#nothing).', '/help/portal/sign-in has no heading #nothing', '#no-text'],
    ['See [this](/help/stand/working#nothing).', '/help/stand/working has no heading #nothing', '#out-of-service'],
    ['See [this](https://example.org).', 'leads away from the stand', '/help/…'],
    ['See <https://example.org>.', 'leads away from the stand', '/help/…'],
    ['See [this](#when "a title").', 'a link with a title', '[text](/help/…)'],
    ['A <b>bold</b> word.', 'HTML cannot be drawn', '**strong**'],
    ['<div>A block</div>', 'HTML cannot be drawn', 'paragraphs'],
    ['![A picture](#when)', 'an image cannot be drawn', '**strong**'],
    ['An *emphasized* word.', 'emphasis cannot be drawn', '**strong**'],
    ['Some `code`.', 'code cannot be drawn', '**strong**'],
    ['```\ncode\n```', 'a block of code cannot be drawn', 'paragraphs'],
    ['> A quotation.', 'a quotation cannot be drawn', 'paragraphs'],
    ['***', 'a rule cannot be drawn', 'paragraphs'],
    ['## No anchor', 'a heading without its anchor', '{#its-anchor}'],
    ['## Again {#again}\n\n## Again {#again}', 'the anchor #again is there already', 'each anchor once', 2],
    ['# First level {#first}', 'a heading of level 1', '## and ###'],
    ['- one\n  - two\n    - three', 'this item holds too much', 'one list below it', 1],
    ['| a | b |\n| --- | --- |\n| c |', 'this row is not as wide as its head', '2 cells', 2],
  ])('is refused with its place: %j', (written, wrong, allowed, below = 0) => {
    const line = write(written);
    const said = refusal();
    expect(said).toMatch(/^docs\/help\/en\/portal-sign-in\.md:\d+: .+\. Allowed: .+\.$/s);
    expect(Number(said.split(':')[1])).toBe(line + below);
    expect(said).toContain(wrong);
    expect(said.split('Allowed: ')[1]).toContain(allowed);
  });

  it('is refused at its own line within a paragraph', () => {
    const line = write('One line,\nanother {{no-such-key}}.');
    expect(refusal()).toMatch(new RegExp(`:${line + 1}: `));
  });
});

describe('front matter', () => {
  it.each([
    ['category: portal', 'category: other', 6, '“other” is not known', 'portal, settings, stand'],
    ['roles: [admin,', 'roles: [nobody,', 8, '“nobody” is not known', 'admin, admin_assistant, staff'],
    ['features: [patientPortalEnabled]', 'features: [portal]', 11, '“portal” is not known', 'patientPortalEnabled'],
    ['tags: [portal,', 'tag: [portal,', 9, '“tag” is no key', 'tags'],
    ['order: 1\n', '', 1, '“order” is missing', 'order'],
    ['id: help.portal.sign-in', 'id: help.other', 2, '“help.other” is not known', 'help.portal.sign-in'],
    ['slug: /help/portal/sign-in', 'slug: portal', 3, '“portal” cannot be the slug', '/help/portal/sign-in'],
    ['order: 1', 'order: 2', 4, 'cannot be the article’s “order”', 'no other has'],
    ['card: ["#by-email"', 'card: ["#nothing"', 13, 'has no heading #nothing', '#by-email'],
    ['card: ["#by-email"', 'card: ["/help/stand/working#never"', 13, 'no heading of the article', '"#heading"'],
    ['see: "#no-text"', 'see: "#nothing"', 16, 'has no heading #nothing', '#no-text'],
    ['see: "#no-text"', 'at: "#no-text"', 15, 'this is no question', 'ask: …'],
    [
      '[/help/settings/patient-portal, ',
      '[/help/settings/none, ',
      12,
      'no article /help/settings/none',
      '/help/stand/working',
    ],
    ['[/help/settings/patient-portal, ', '["#when", ', 12, 'a heading is no article', 'without #'],
    ['tags: [portal, sign-in, verification, login]', 'tags: portal', 9, '“tags” is no list', '[a, b]'],
    ['category: portal', 'category: [', 7, 'no YAML', 'key: value'],
    ['How {{patients}}', 'How patients', 7, '“patients” is written out', '{{patients}}'],
  ])('is checked: %j cannot be %j', (from, to, line, wrong, allowed) => {
    change(join(copy.articles, signIn), from, to);
    const said = refusal();
    expect(said).toContain(wrong);
    expect(said.split('Allowed: ')[1]).toContain(allowed);
    expect(Number(said.split(':')[1])).toBe(line);
  });

  it('has to be there', () => {
    writeFileSync(join(copy.articles, signIn), 'Only text.\n');
    expect(refusal()).toContain('portal-sign-in.md:1: there is no front matter');
  });
});

describe('a translation', () => {
  it('that is missing is named', () => {
    rmSync(join(copy.articles, 'es/this-stand.md'));
    expect(refusal()).toContain('docs/help/es/this-stand.md:1: this translation is missing');
  });

  it('of nothing is named', () => {
    cpSync(join(copy.articles, 'de/this-stand.md'), join(copy.articles, 'de/more.md'));
    expect(refusal()).toContain('docs/help/de/more.md:1: this article is not there in English');
  });

  it.each([
    ['features: [patientPortalEnabled]', 'features: []', '“features”'],
    ['roles: [admin, ', 'roles: [', '“roles”'],
    ['see: "#no-text"', 'see: "#no-email"', '“questions”'],
    ['/help/settings/patient-portal, ', '', '“related”'],
    ['card: ["#by-email", ', 'card: [', '“card”'],
    ['{#pages}', '{#all-pages}', 'the headings are not those of the English article'],
  ])('says the same as English: %j cannot be %j', (from, to, wrong) => {
    change(join(copy.articles, 'de/portal-sign-in.md'), from, to);
    expect(refusal()).toMatch(/^docs\/help\/de\/portal-sign-in\.md:\d+: /);
    expect(refusal()).toContain(wrong);
  });
});

/** Each word of the screens that an article has in it. */
function wordsNamed(article: Article): string[] {
  const keys = new Set<string>();
  const inList = ({ items }: List) => {
    for (const { content, list } of items) {
      inText(content);
      if (list) inList(list);
    }
  };
  const inText = (content: Inline[]) => {
    for (const piece of content) {
      if (piece.kind === 'word') keys.add(piece.key);
      if ('content' in piece) inText(piece.content);
    }
  };
  for (const block of article.body) {
    if (block.kind === 'list') inList(block);
    else if (block.kind === 'table') [...block.head, ...block.rows.flat()].forEach(inText);
    else inText(block.content);
  }
  return [...keys];
}
