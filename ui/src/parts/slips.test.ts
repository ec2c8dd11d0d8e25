import { describe, expect, it } from 'vitest';
import { likelyMeant } from './slips';

const known = ['gmail.com', 'outlook.com', 'yahoo.com', 'icloud.com', 'hotmail.com'];

describe('a likely slip in an address', () => {
  it.each([
    ['mara@gmial.com', 'mara@gmail.com'],
    ['mara@gamil.com', 'mara@gmail.com'],
    ['mara@gmai.com', 'mara@gmail.com'],
    ['mara@gmaill.com', 'mara@gmail.com'],
    ['mara@gmail.con', 'mara@gmail.com'],
    ['mara@gmial.con', 'mara@gmail.com'],
    ['Mara.Quill+clinic@GMIAL.com', 'Mara.Quill+clinic@gmail.com'],
    ['mara@homtail.com', 'mara@hotmail.com'],
    ['mara@hotnail.com', 'mara@hotmail.com'],
    ['mara@outlok.comm', 'mara@outlook.com'],
    ['mara@yaho.com', 'mara@yahoo.com'],
    [' mara@iclould.com ', 'mara@icloud.com'],
    ['mara@example.con', 'mara@example.com'],
    ['mara@example.ogr', 'mara@example.org'],
  ])('in %j probably means %j', (typed, meant) => {
    expect(likelyMeant(typed, known)).toBe(meant);
  });

  it.each([
    '',
    'mara',
    'mara@',
    'mara@gmail',
    'mara@gmail.',
    'mara@gmail.com',
    'mara@GMAIL.com',
    'mara@mail.com',
    'mara@ymail.com',
    'mara@gmx.com',
    'mara@yahoo.ca',
    'mara@hotmail.cl',
    'mara@outlook.de',
    'mara@gmail.example.org',
    'mara@bücher.example',
    'mara@harbour-clinic.example.org',
  ])('is not seen in %j', (typed) => {
    expect(likelyMeant(typed, known)).toBeUndefined();
  });
});
