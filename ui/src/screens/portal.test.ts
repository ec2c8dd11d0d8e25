import { screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Intent } from '../bindings/Intent';
import { pageRows } from '../parts/pageKeyboardLayout';
import { appointments, notice, portal, Stand } from '../testing/stand';

const button = (name: string) => screen.getByRole('button', { name });
const rooms = (stand: Stand) => stand.sent.filter((intent) => intent.kind === 'leaveRoom').map(({ room }) => room);
const keys = (stand: Stand) =>
  stand.sent.flatMap((intent: Intent) => (intent.kind === 'typeOnPage' ? [intent.key] : []));

/** What the test's browser lacks: it lays nothing out. */
let laidOut: (() => void)[] = [];
let bottom = 700;

beforeEach(() => {
  laidOut = [];
  bottom = 700;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(tell: () => void) {
        laidOut.push(tell);
      }
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(
    () => new DOMRect(0, 120.4, 1000, bottom - 120.4),
  );
  vi.stubGlobal('innerHeight', 768);
});

describe('the way to the portal', () => {
  it('is offered where the clinic’s portal has pages', async () => {
    const stand = await new Stand().show(appointments({ hasPortal: true }));
    await stand.person.click(button('Open my portal'));
    expect(stand.sent).toEqual([{ kind: 'openPortal' }]);
    await stand.show(appointments());
    expect(screen.queryByRole('button', { name: 'Open my portal' })).toBeNull();
  });

  it('says what keeps it waiting', async () => {
    await new Stand().show(portal({ page: { kind: 'opening', notice: notice('portal-out-of-reach') } }));
    expect(screen.getByRole('alert').textContent).toContain('portal');
    expect(screen.getByText('Opening your portal …')).toBeTruthy();
  });
});

describe('the bar around the portal’s pages', () => {
  it('leads back, gives more time, and out', async () => {
    const stand = await new Stand().show(portal());
    for (const name of ['Back to my appointments', 'I need more time', 'Sign out'])
      await stand.person.click(button(name));
    expect(stand.sent.filter(({ kind }) => kind !== 'leaveRoom')).toEqual([
      { kind: 'backToAppointments' },
      { kind: 'needMoreTime' },
      { kind: 'signOut' },
    ]);
  });

  it('counts minutes, and seconds at the end', async () => {
    const stand = await new Stand().show(portal({ endsInSeconds: 180 }));
    expect(button('I need more time').textContent).toContain('3 minutes left');
    await stand.show(portal({ endsInSeconds: 119 }));
    expect(button('I need more time').textContent).toContain('1:59');
  });

  it('offers no time that there is not', async () => {
    await new Stand().show(portal({ extendable: false }));
    expect(screen.queryByRole('button', { name: 'I need more time' })).toBeNull();
    expect(screen.getByRole('timer').textContent).toContain('15 minutes left');
  });

  it.each(['elsewhere', 'printing', 'saving', 'sending', 'not-loaded'] as const)(
    'says what is not done here: %s',
    async (refused) => {
      await new Stand().show(portal({ refused }));
      expect(screen.getByRole('alert').textContent?.trim()).toMatch(/\.$/);
    },
  );
});

describe('the room for the pages', () => {
  it('is told when it is there, once for each place', async () => {
    const stand = await new Stand().show(portal());
    expect(rooms(stand)).toEqual([{ top: 121, bottom: 68 }]);
    for (const tell of laidOut) tell();
    expect(rooms(stand)).toHaveLength(1);
    bottom = 500;
    for (const tell of laidOut) tell();
    expect(rooms(stand).at(-1)).toEqual({ top: 121, bottom: 268 });
  });

  it('is none while a panel lies over the screen', async () => {
    const stand = await new Stand().show(portal());
    await stand.person.click(button('Help'));
    expect(rooms(stand).at(-1)).toBeNull();
    await stand.person.click(button('Close'));
    expect(rooms(stand).at(-1)).toEqual({ top: 121, bottom: 68 });
  });

  it('is none any more when the screen is left', async () => {
    const stand = await new Stand().show(portal());
    await stand.show(appointments());
    expect(rooms(stand).at(-1)).toBeNull();
  });
});

describe('the keys for the pages’ fields', () => {
  it('are there while somebody is in one, and are said one by one', async () => {
    const stand = await new Stand().show(portal());
    expect(screen.queryByRole('group', { name: 'Keyboard' })).toBeNull();
    await stand.show(portal({ page: { kind: 'shown', field: 'lines' } }));
    for (const name of ['a', 'Capital letter', 'B', 'c', 'Space', 'Delete last character', 'Next field', 'Enter']) {
      await stand.person.click(button(name));
    }
    expect(keys(stand)).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'text', text: 'B' },
      { kind: 'text', text: 'c' },
      { kind: 'text', text: ' ' },
      { kind: 'erase' },
      { kind: 'next' },
      { kind: 'enter' },
    ]);
  });

  it('begin with digits where digits are wanted, and can be turned to the others', async () => {
    const stand = await new Stand().show(portal({ page: { kind: 'shown', field: 'digits' } }));
    await stand.person.click(button('7'));
    expect(screen.queryByRole('button', { name: 'a' })).toBeNull();
    await stand.person.click(button('Letters'));
    await stand.person.click(button('Digits and signs'));
    await stand.person.click(button('€'));
    expect(keys(stand)).toEqual([
      { kind: 'text', text: '7' },
      { kind: 'text', text: '€' },
    ]);
  });

  it.each(['en', 'de', 'es'])('have every letter of the language, and no key twice in a row: %s', (language) => {
    const own = { en: '', de: 'äöüß', es: 'ñáéíóú' }[language] ?? '';
    const rows = pageRows('letters', language);
    expect(rows.flat()).toEqual(expect.arrayContaining([...'abcdefghijklmnopqrstuvwxyz', ...own]));
    for (const page of ['letters', 'signs', 'digits'] as const) {
      for (const row of pageRows(page, language)) expect(new Set(row).size).toBe(row.length);
    }
  });
});
