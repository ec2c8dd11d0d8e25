// Where a link leads, as it is written: `/help/portal/sign-in#no-text`, or `#no-text` within the same article.
import type { Place } from '../../src/help/articles.ts';
import type { Refuse } from './refusal.ts';

/** A place that is named at a line; whether it is there, is known once all articles are read. */
export interface Reference {
  line: number;
  to: Place;
}

/** An article's address. */
export const slugForm = /^\/help(\/[a-z0-9]+(-[a-z0-9]+)*)+$/;

/** A heading's. */
export const anchorForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Reads a link in the article `from`. */
export function placeOf(url: string, from: string, line: number, refuse: Refuse): Place {
  const [slug = '', anchor = null, ...more] = url.split('#');
  const isThisArticle = slug === '' && anchor !== null;
  const wellFormed = (isThisArticle || slugForm.test(slug)) && (anchor === null || anchorForm.test(anchor));
  if (!wellFormed || more.length > 0) {
    refuse(line, `the link ${url} leads away from the stand`, '/help/…, /help/…#heading and #heading');
  }
  return { slug: isThisArticle ? from : slug, anchor };
}
