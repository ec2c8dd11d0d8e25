import { expect, it } from 'vitest';
import { readingSizeOf } from './readingSize';

it('is the largest for what is said in a few words', () => {
  expect(readingSizeOf('Welcome to Harbour Clinic')).toBe('display');
  expect(readingSizeOf('')).toBe('display');
});

it('leaves room for what follows a long text', () => {
  expect(readingSizeOf('Welcome to Harbour Clinic, where the sea is')).toBe('long');
  expect(readingSizeOf('Welcome to Harbour Clinic '.repeat(6))).toBe('longest');
});

it('keeps a long word whole', () => {
  expect(readingSizeOf('Gemeinschaftspraxis')).toBe('long');
  expect(readingSizeOf('Am Donaudampfschifffahrtsplatz')).toBe('longest');
});
