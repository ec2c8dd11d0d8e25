import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { Stand, signIn } from '../testing/stand';
import CodeField from './CodeField.svelte';
import { asWritten, loadNumberingRules } from './numbers';
import { isWholeNumber, TypingReport } from './typing';

describe('a phone number', () => {
  it('is shown plainly until the numbering rules are there', async () => {
    vi.resetModules();
    const fresh = await import('./numbers');
    expect(fresh.asWritten('2025550123', 'US')).toBe('2025550123');
  });

  it.each([
    ['', 'US', ''],
    ['202', 'US', '(202)'],
    ['2025', 'US', '(202) 5'],
    ['2025550123', 'US', '(202) 555-0123'],
    ['07700900123', 'GB', '07700 900123'],
    ['01511', 'DE', '01511'],
    ['+', 'US', '+'],
    ['+4477', 'US', '+44 77'],
    ['+12025550123', 'DE', '+1 202 555 0123'],
    ['+447700900123', 'US', '+44 7700 900123'],
    ['2025550123', 'no country', '2025550123'],
  ])('%j in %s is written as %j', async (typed, country, written) => {
    await loadNumberingRules();
    expect(asWritten(typed, country)).toBe(written);
    expect(asWritten(written, country)).toBe(written);
  });

  it.each(['20+25', 'call me', '٢٠٢٥٥٥٠١٢٣'])('%j stays as it was typed', async (typed) => {
    await loadNumberingRules();
    expect(asWritten(typed, 'US')).toBe(typed);
  });
});

async function phoneField() {
  await loadNumberingRules();
  const stand = await new Stand().show(signIn());
  const input = screen.getByLabelText<HTMLInputElement>('Mobile phone number');
  const press = async (...names: string[]) => {
    for (const name of names) await fireEvent.click(screen.getByRole('button', { name }));
  };
  return { stand, input, press };
}

describe('the phone field', () => {
  it('has the focus at once and calls up no keyboard', async () => {
    const { input } = await phoneField();
    expect(document.activeElement).toBe(input);
    expect(input.getAttribute('inputmode')).toBe('none');
    expect(input.getAttribute('autocomplete')).toBe('off');
  });

  it('takes the same from the keypad and from a keyboard', async () => {
    const { stand, input, press } = await phoneField();
    await press('Plus sign', '1', '2', '0', '2');
    await stand.person.keyboard('5550123');
    expect(input.value).toBe('+1 202 555 0123');
  });

  it('erases a digit each time, also across the spaces that it put in itself', async () => {
    const { input, press } = await phoneField();
    await press('2', '0', '2', '5', '5');
    const seen: string[] = [];
    while (input.value !== '') {
      await press('Delete last digit');
      seen.push(input.value);
    }
    expect(seen).toEqual(['(202) 5', '(202)', '20', '2', '']);
  });

  it('erases the digit before the caret when the caret stands behind a space or a bracket', async () => {
    const { input, press } = await phoneField();
    await press(...'2025550');
    expect(input.value).toBe('(202) 555-0');
    input.setSelectionRange(6, 6);
    await press('Delete last digit');
    expect(input.value).toBe('(205) 550');
    expect(input.value.slice(0, input.selectionStart ?? 0)).toBe('(20');
  });

  it('writes where the caret is', async () => {
    const { input, press } = await phoneField();
    await press(...'2025550');
    input.setSelectionRange(2, 2);
    await press('9');
    expect(input.value).toBe('(290) 255-50');
    expect(input.value.slice(0, input.selectionStart ?? 0)).toBe('(29');
  });

  it('is emptied by Clear and keeps the focus', async () => {
    const { input, press } = await phoneField();
    await press('2', 'Clear');
    expect(input.value).toBe('');
    expect(document.activeElement).toBe(input);
  });

  it('has an end', async () => {
    const { input } = await phoneField();
    await fireEvent.input(input, { target: { value: '1'.repeat(500) } });
    expect(input.value.length).toBeLessThan(50);
  });
});

describe('the code field', () => {
  function codeField(state: 'open' | 'held' | 'closed' = 'open') {
    const { component } = render(CodeField, { value: '', label: 'Code', state });
    return { field: component, input: screen.getByLabelText<HTMLInputElement>('Code') };
  }

  it.each([
    ['123 456', '123456'],
    [' 12-34-56 ', '123456'],
    ['Your code is 123456.', '123456'],
    ['١٢٣٤٥٦', '١٢٣٤٥٦'],
    ['1234567', '123456'],
    ['abc', ''],
  ])('makes %j to %j', async (pasted, kept) => {
    const { input } = codeField();
    await fireEvent.input(input, { target: { value: pasted } });
    expect(input.value).toBe(kept);
  });

  it('is one input, drawn as six cells', async () => {
    const { field } = codeField();
    for (const key of '1234') field.insert(key);
    await tick();
    const cells = [...document.querySelectorAll('.cell')].map((cell) => cell.textContent?.trim());
    expect(cells).toEqual(['1', '2', '3', '4', '', '']);
    expect(screen.getAllByRole('textbox')).toHaveLength(1);
  });

  it('takes nothing while it is checked, nor once it is closed', () => {
    for (const state of ['held', 'closed'] as const) {
      const { field, input } = codeField(state);
      field.insert('1');
      expect(input.value).toBe('');
      expect(input.readOnly).toBe(true);
      cleanup();
    }
  });
});

describe('what leaves a field before it is sent', () => {
  it('is its state, once for each change', () => {
    const told = vi.fn();
    const report = new TypingReport('', isWholeNumber, told);
    for (const text of ['', '2', '20', '202 555', '202 5550', '202 555 01', '202 555', '']) report.changed(text);
    expect(told.mock.calls.map(([intent]) => intent)).toEqual([
      { kind: 'typed', typing: 'begun' },
      { kind: 'typed', typing: 'complete' },
      { kind: 'typed', typing: 'begun' },
      { kind: 'typed', typing: 'empty' },
    ]);
  });
});
