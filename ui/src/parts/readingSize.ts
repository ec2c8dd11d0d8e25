// How large a clinic's own words are set where they stand alone: so that a long text leaves room for what follows it, and
// no long word is broken.

export type ReadingSize = 'display' | 'long' | 'longest';

/** For a title or a name of this length, with the longest word in it. */
export function readingSizeOf(text: string): ReadingSize {
  const word = Math.max(...text.split(/\s+/).map((part) => part.length));
  if (text.length > 120 || word > 22) return 'longest';
  return text.length > 40 || word > 16 ? 'long' : 'display';
}
