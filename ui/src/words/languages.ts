// The languages that there are words in, each with its own name. Another one is a line here and a file beside it.
import en from './en.ftl?raw';

interface Language {
  /** What its speakers call it. */
  name: string;
  /** English is always at hand, so that a first frame never waits; the others are files of their own. */
  words: string | (() => Promise<{ default: string }>);
}

const languages: Record<string, Language> = {
  en: { name: 'English', words: en },
  es: { name: 'Español', words: () => import('./es.ftl?raw') },
  de: { name: 'Deutsch', words: () => import('./de.ftl?raw') },
};

/** The name of a language in itself, or nothing where there are no words in it. */
export function ownName(tag: string): string | undefined {
  return find(tag)?.name;
}

/** The language that a tag is answered in, with its region: English where there are no words in the one asked for. */
export function spoken(tag: string): string {
  return find(tag) ? tag : 'en';
}

/** The words for a tag: those of the language, whatever the region. */
export function wordsFor(tag: string): string | Promise<string> {
  const words = find(tag)?.words ?? en;
  if (typeof words === 'string') return words;
  // A screen with English words is better than one without any.
  return words().then(
    (file) => file.default,
    () => en,
  );
}

function find(tag: string): Language | undefined {
  const language = primary(tag);
  return Object.hasOwn(languages, language) ? languages[language] : undefined;
}

/** `es` for `es-MX`; nothing for what is no language tag at all. */
function primary(tag: string): string {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return '';
  }
}
