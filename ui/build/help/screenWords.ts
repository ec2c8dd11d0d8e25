// Which words of the screens an article may name: those that are whole without values, in every language.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Entry, parse, Visitor } from '@fluent/syntax';

/** What every message is given, whoever asks. */
const always = ['patient', 'patients'];

export interface ScreenWords {
  /** The languages that there are words in. */
  languages: string[];
  /** Where they are written. */
  files: string[];
  /** Why a key cannot be named in an article; nothing where it can. */
  objectionTo(key: string): string | undefined;
}

class ValuesNamed extends Visitor {
  readonly names = new Set<string>();
  override visitVariableReference(reference: { id: { name: string } }) {
    this.names.add(reference.id.name);
  }
}

/** Reads every `<language>.ftl` of a folder. */
export function readScreenWords(folder: string): ScreenWords {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ftl'));
  const languages = names.map((name) => basename(name, '.ftl')).sort();
  const files = languages.map((language) => join(folder, `${language}.ftl`));
  const values = files.map(valuesByKey);

  function objectionTo(key: string): string | undefined {
    for (const [place, language] of languages.entries()) {
      const needed = values[place]?.get(key);
      if (!needed) return `{{${key}}} is no word of the screens in ${language}.ftl`;
      if (needed.length > 0) return `{{${key}}} needs values that no article has ($${needed.join(', $')})`;
    }
    return undefined;
  }

  return { languages, files, objectionTo };
}

function valuesByKey(file: string): Map<string, string[]> {
  const entries = parse(readFileSync(file, 'utf8'), {}).body;
  return new Map(entries.filter(isMessage).map((entry) => [entry.id.name, valuesOf(entry)]));
}

function isMessage(entry: Entry): entry is Extract<Entry, { type: 'Message' }> {
  return entry.type === 'Message';
}

function valuesOf(entry: Extract<Entry, { type: 'Message' }>): string[] {
  const named = new ValuesNamed();
  named.visit(entry);
  return [...named.names].filter((name) => !always.includes(name));
}
