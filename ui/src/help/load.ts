// Brings the articles of a language, when they are asked for.
import languages from 'virtual:help';
import { spoken } from '../words/languages';
import type { Article } from './articles';

/** In the language of a tag, whatever its region; in English where there is nothing in it. */
export async function articlesIn(tag: string): Promise<Article[]> {
  const load = languages[new Intl.Locale(spoken(tag)).language];
  return load ? (await load()).default : [];
}
