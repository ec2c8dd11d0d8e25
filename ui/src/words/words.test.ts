import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, Visitor } from '@fluent/syntax';
import { describe, expect, it } from 'vitest';
import { ownName, spoken, wordsFor } from './languages';
import { clock, Words } from './words';

const here = import.meta.dirname;
const languages = ['en', 'es', 'de'];

class VariablesSeen extends Visitor {
  readonly names = new Set<string>();
  override visitVariableReference(reference: { id: { name: string } }) {
    this.names.add(reference.id.name);
  }
}

/** Each key with the variables that its message names. */
function messages(language: string): Map<string, string[]> {
  const file = parse(readFileSync(join(here, `${language}.ftl`), 'utf8'), {});
  const found = new Map<string, string[]>();
  for (const entry of file.body) {
    if (entry.type === 'Junk') throw new Error(`not Fluent: ${entry.content}`);
    if (entry.type !== 'Message') continue;
    const seen = new VariablesSeen();
    seen.visit(entry);
    found.set(entry.id.name, [...seen.names].sort());
  }
  return found;
}

/** The variants of an enum, from the file that Rust wrote. */
function variants(binding: string): string[] {
  const text = readFileSync(join(here, '../bindings', `${binding}.ts`), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
  return [...text.matchAll(/"([^"./]+)"/g)].map(([, variant]) => variant ?? '').filter((variant) => variant !== 'kind');
}

function sources(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const wanted = files.filter((file) => /\.(svelte|ts)$/.test(file) && !file.includes('.test.'));
  return wanted.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

const english = messages('en');

describe.each(languages)('the words in %s', (language) => {
  const words = messages(language);

  it('have every key that English has, and no other', () => {
    expect([...words.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('name the same variables as in English', () => {
    // The clinic's own word may be needed in one language in the singular and in another in the plural.
    const own = (names: string[]) => [...new Set(names.map((name) => (name === 'patients' ? 'patient' : name)))].sort();
    for (const [key, variables] of words) expect([key, own(variables)]).toEqual([key, own(english.get(key) ?? [])]);
  });

  it.each([
    ['Fault', ['fault', 'staff-fault']],
    ['PageRefusal', ['page']],
    ['OutOfService', ['unavailable', 'staff']],
    ['Farewell', ['farewell']],
    ['EndReason', ['ended']],
    ['Finding', ['finding']],
    ['Health', ['health']],
    ['Incident', ['incident']],
    ['TakenOut', ['take-out', 'taken-out']],
    ['EnrolAnswer', ['enrol']],
    ['PinNotice', ['pin']],
    ['NoPin', ['no-pin']],
  ])('have a sentence for every %s', (binding, prefixes) => {
    const all = variants(binding);
    expect(all.length).toBeGreaterThan(1);
    for (const prefix of prefixes) for (const variant of all) expect(words.has(`${prefix}-${variant}`)).toBe(true);
  });

  it('are not empty, whatever the numbers', async () => {
    const spoken = new Words(language, await wordsFor(language));
    for (const [key, variables] of words) {
      for (const number of [0, 1, 2, 5]) {
        const values = Object.fromEntries(variables.map((name) => [name, number]));
        expect(spoken.say(key, values)).not.toBe('');
      }
    }
  });
});

/** The words and the articles of a language, as they are written. */
function everythingIn(language: string): string {
  const articles = join(here, '../../../docs/help', language);
  const files = readdirSync(articles).map((name) => join(articles, name));
  return [join(here, `${language}.ftl`), ...files].map((file) => readFileSync(file, 'utf8')).join('\n');
}

describe('words that were misread', () => {
  it.each([
    ['en', /^(?:staff|standing|finding)-.*\bgo(?:es)? on by itself/m],
    ['de', /^(?:staff|standing|finding)-.*\bmacht von selbst weiter/m],
    ['es', /^(?:staff|standing|finding)-.*\b(?:sigue|seguirá) por sí sol/m],
    ['en', /Wi-Fi/],
    // Who is taken in at the desk does not sign in, and a stand is no patient.
    ['de', /Empfang an(?:melden)?\b|Gerät[^.|\n]* angemeldet/],
  ])('are not said in %s any more: %s', (language, misread) => {
    expect(everythingIn(language)).not.toMatch(misread);
  });
});

it('every key that is spoken is written, and every written one is spoken', () => {
  const source = sources(join(here, '..'));
  const fixed = [
    ...source.matchAll(
      /'([a-z]+(?:-[a-z]+)+|clear|resend|verify|welcome|contact|keypad|languages|countdown|method|keyboard|close|help|afresh)'/g,
    ),
  ];
  const made =
    /^(fault|unavailable|staff|farewell|ended|contact|method|help|call|finding|health|incident|standing|take-out|taken-out|enrol|pin|no-pin|page)-|^use-(email|phone)-instead$/;
  const mentioned = new Set(fixed.map(([, key]) => key));
  const unspoken = [...english.keys()].filter((key) => !mentioned.has(key) && !made.test(key));
  expect(unspoken).toEqual([]);
  const said = [...source.matchAll(/\bsay\(\s*'([^']+)'/g)].map(([, key]) => key ?? '');
  expect(said.length).toBeGreaterThan(20);
  expect(said.filter((key) => !english.has(key))).toEqual([]);
});

describe('what is said', () => {
  const words = new Words('en', '');

  it('is nothing rather than a raw key', () => {
    expect(words.say('no-such-key')).toBe('');
  });

  it('gives a wait in minutes and seconds', async () => {
    const english = new Words('en', await wordsFor('en'));
    expect(english.wait(80)).toBe('1 minute 20 seconds');
    expect(english.wait(60)).toBe('1 minute');
    expect(english.wait(1)).toBe('1 second');
    expect(english.wait(0)).toBe('0 seconds');
    expect(clock(80)).toBe('1:20');
    expect(clock(5)).toBe('0:05');
  });

  it('gives a time of day as the language writes it', () => {
    const plain = (text: string) => text.replaceAll(/\s/g, ' ');
    expect(plain(words.time({ hour: 14, minute: 5 }))).toBe('2:05 PM');
    expect(plain(new Words('de', '').time({ hour: 14, minute: 5 }))).toBe('14:05');
    expect(plain(new Words('en-GB', '').time({ hour: 9, minute: 30 }))).toBe('9:30');
  });
});

describe('a language tag', () => {
  it('is answered in its language, whatever the region', async () => {
    expect(spoken('es-MX')).toBe('es-MX');
    expect(await wordsFor('es-MX')).toBe(await wordsFor('es'));
    expect(ownName('de-AT')).toBe('Deutsch');
  });

  it('without words is answered in English', () => {
    for (const tag of ['fr', '', 'not a tag', '__proto__']) {
      expect(spoken(tag)).toBe('en');
      expect(ownName(tag)).toBeUndefined();
    }
  });
});
