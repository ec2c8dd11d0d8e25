import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { Stand, signIn } from '../testing/stand';

const email = () => screen.getByRole<HTMLInputElement>('radio', { name: 'Email' });
const help = () => screen.getByRole('button', { name: 'Help' });

async function tab(from: HTMLElement, options: { shiftKey?: boolean } = {}): Promise<boolean> {
  from.focus();
  // `true` where nobody took the key, and it goes on as the browser has it.
  return await fireEvent.keyDown(from, { key: 'Tab', ...options });
}

describe('the Tab key', () => {
  it('goes from the last control to the first, and back', async () => {
    await new Stand().show(signIn({ method: 'email' }), null, { languages: ['en', 'es'] });
    expect(await tab(help())).toBe(false);
    expect(document.activeElement).toBe(email());
    expect(await tab(email(), { shiftKey: true })).toBe(false);
    expect(document.activeElement).toBe(help());
  });

  it('is left alone in between', async () => {
    await new Stand().show(signIn({ method: 'email' }), null, { languages: ['en', 'es'] });
    expect(await tab(email())).toBe(true);
    expect(await tab(screen.getByLabelText('Email address'))).toBe(true);
  });
});
