// The modules that build/help gives: nothing of an article is loaded before it is asked for.

declare module 'virtual:help' {
  import type { Article } from './articles';

  /** For each language of the screens, how its articles are loaded; they are in the order in which they are offered. */
  const languages: Record<string, () => Promise<{ default: Article[] }>>;
  export default languages;
}
