import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { Stand, signIn } from '../testing/stand';
import { neighbour, rowsFor } from './keyboardLayout';

async function emailField() {
  const stand = await new Stand().show(signIn({ method: 'email' }));
  const input = screen.getByLabelText<HTMLInputElement>('Email address');
  const touch = async (...names: string[]) => {
    for (const name of names) await stand.person.click(screen.getByRole('button', { name }));
  };
  return { stand, input, touch };
}

describe('the keyboard for addresses', () => {
  it('writes a whole address, and the hardware keyboard goes on in the same place', async () => {
    const { stand, input, touch } = await emailField();
    await touch(...'mara', 'Dot', 'q', 'Plus sign', '7', 'Underscore', 'Hyphen', 'At sign');
    await stand.person.keyboard('example.org');
    expect(input.value).toBe('mara.q+7_-@example.org');
    expect(document.activeElement).toBe(input);
  });

  it('types when a key is touched, not when it is let go', async () => {
    const { input } = await emailField();
    await fireEvent.pointerDown(screen.getByRole('button', { name: 'm' }));
    expect(input.value).toBe('m');
    await fireEvent.pointerDown(screen.getByRole('button', { name: 'a' }));
    expect(input.value).toBe('ma');
  });

  it('can be pressed without a touch, as assistive technology does', async () => {
    const { input } = await emailField();
    await fireEvent.click(screen.getByRole('button', { name: 'm' }));
    expect(input.value).toBe('m');
  });

  it('makes one capital at a time', async () => {
    const { input, touch } = await emailField();
    await touch('Capital letter');
    expect(screen.getByRole('button', { name: 'Capital letter' }).getAttribute('aria-pressed')).toBe('true');
    await touch('M', 'a');
    expect(input.value).toBe('Ma');
  });

  it('erases before the caret', async () => {
    const { input, touch } = await emailField();
    await touch(...'mara');
    input.setSelectionRange(2, 2);
    await touch('Delete last character');
    expect(input.value).toBe('mra');
    expect(input.selectionStart).toBe(1);
  });

  it.each([
    ['mara', 'mara@gmail.com', 14],
    ['mara@', 'mara@gmail.com', 14],
    ['mara@yah', 'mara@gmail.com', 14],
    ['', '@gmail.com', 0],
  ])('completes %j by a domain to %j', async (typed, whole, caret) => {
    const { stand, input, touch } = await emailField();
    if (typed !== '') await stand.person.keyboard(typed);
    await touch('@gmail.com');
    expect(input.value).toBe(whole);
    expect(input.selectionStart).toBe(caret);
  });

  it('has an end', async () => {
    const { input } = await emailField();
    await fireEvent.input(input, { target: { value: 'a'.repeat(5000) } });
    expect(input.value.length).toBeLessThan(400);
  });

  it('is one stop by keyboard, with the arrows inside it', async () => {
    const { stand, input } = await emailField();
    const one = screen.getByRole('button', { name: '1' });
    one.focus();
    await stand.person.keyboard('{ArrowDown}{ArrowRight}{Enter}');
    expect(input.value).toBe('w');
    await stand.person.tab();
    expect(document.activeElement?.textContent?.trim()).toBe('Send Login Link');
  });
});

describe('the rows of keys', () => {
  it('have the letters of the language, and in every one all that an address may need', () => {
    for (const [language, own] of [
      ['en', ''],
      ['en-GB', ''],
      ['es-MX', 'ñáéíóú'],
      ['de', 'äöüß'],
      ['fr', ''],
    ] as const) {
      const keys = rowsFor(language).flat();
      for (const key of `abcdefghijklmnopqrstuvwxyz0123456789@.-_+${own}`) expect(keys).toContain(key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('stand as its speakers know them', () => {
    expect(rowsFor('de')[1]?.join('')).toBe('qwertzuiop');
    expect(rowsFor('en')[1]?.join('')).toBe('qwertyuiop');
  });

  it('are never wider than ten keys, so that each is large enough', () => {
    for (const language of ['en', 'es', 'de']) {
      for (const row of rowsFor(language)) expect(row.length).toBeLessThan(11);
    }
  });

  it('lead to the key above and below, and nowhere at the edges', () => {
    const rows = rowsFor('en');
    const place = (key: string) => rows.flat().indexOf(key);
    expect(neighbour(rows, place('q'), 'ArrowUp')).toBe(place('1'));
    expect(neighbour(rows, place('p'), 'ArrowDown')).toBe(place('l'));
    expect(neighbour(rows, place('@'), 'ArrowDown')).toBeUndefined();
    expect(neighbour(rows, place('1'), 'ArrowLeft')).toBeUndefined();
    expect(neighbour(rows, place('+'), 'ArrowRight')).toBeUndefined();
    expect(neighbour(rows, place('q'), 'a')).toBeUndefined();
  });
});

describe('a likely slip', () => {
  it('is asked about politely, can be mended by one touch, and keeps nobody from going on', async () => {
    const { stand, input, touch } = await emailField();
    await stand.person.keyboard('mara@gmial.com');
    await stand.show(signIn({ method: 'email', typing: 'complete', submit: 'ready' }));
    expect(screen.getByRole('status').textContent).toBe('Did you mean mara@gmail.com?');
    await touch('Send Login Link');
    expect(stand.sent.at(-1)).toEqual({ kind: 'sendLink', address: 'mara@gmial.com' });
    await touch('Did you mean mara@gmail.com?');
    expect(input.value).toBe('mara@gmail.com');
    expect(screen.queryByRole('button', { name: /Did you mean/ })).toBeNull();
  });
});
