// Running text: what is written as it stands, and {{…}} for the words of the screens and of the clinic.
import type { Phrase } from '../../src/help/articles.ts';
import type { Refuse } from './refusal.ts';
import type { ScreenWords } from './screenWords.ts';

const braces = /\{\{(.*?)\}\}/;

/** A clinic's own word for a patient may be another one, so that nobody may write it out. */
const writtenOut = /(?<!\p{L})(patients?|patient(?:in|innen|en)?|pacientes?)(?!\p{L})/iu;

const allowedWords =
  '{{patient}}, {{patients}} and {{key}} for each message of ui/src/words/*.ftl that takes no values';

/** What stands in the text that begins at `line`. */
export function phrasesOf(text: string, line: number, words: ScreenWords, refuse: Refuse): Phrase[] {
  let reached = line;
  // What was caught by the expression stands at every odd place.
  return text.split(braces).flatMap((piece, place) => {
    const phrases = place % 2 === 0 ? plain(piece, reached, refuse) : [named(piece, reached, words, refuse)];
    reached += piece.split('\n').length - 1;
    return phrases;
  });
}

function plain(text: string, line: number, refuse: Refuse): Phrase[] {
  const own = writtenOut.exec(text);
  if (own) refuse(line, `“${own[0]}” is written out`, 'the clinic’s own word, {{patient}} or {{patients}}');
  if (/[{}]/.test(text)) refuse(line, `a brace stands alone in “${text.trim()}”`, allowedWords);
  return text === '' ? [] : [{ kind: 'text', text: text.replaceAll(/\s*\n\s*/g, ' ') }];
}

function named(key: string, line: number, words: ScreenWords, refuse: Refuse): Phrase {
  if (key === 'patient') return { kind: 'patient', number: 'singular' };
  if (key === 'patients') return { kind: 'patient', number: 'plural' };
  const objection = words.objectionTo(key);
  return objection ? refuse(line, objection, allowedWords) : { kind: 'word', key };
}
