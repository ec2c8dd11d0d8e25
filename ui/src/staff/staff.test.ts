import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../bindings/Finding';
import type { PinNotice } from '../bindings/PinNotice';
import type { Screen } from '../bindings/Screen';
import type { StaffPage } from '../bindings/StaffPage';
import { articlesIn } from '../help/load';
import { told } from '../help/telling';
import { topicOf } from '../help/trail.svelte';
import { Stand, signIn } from '../testing/stand';
import { remedyFor } from './remedies';

type Page<Kind extends StaffPage['kind']> = Extract<StaffPage, { kind: Kind }>;

const button = (name: string) => screen.getByRole('button', { name });
const tab = (name: string) => screen.getByRole('tab', { name });

function door(changes: Partial<Page<'pin'>> = {}): Screen {
  return { kind: 'staff', page: { kind: 'pin', entry: 0, notice: null, submit: 'disabled', ...changes } };
}

const checks = [
  { finding: { kind: 'screen-draws' }, health: 'well' },
  { finding: { kind: 'branding-kept' }, health: 'notice' },
  { finding: { kind: 'portal-out-of-reach' }, health: 'broken' },
] as const;

function room(changes: Partial<Page<'open'>> = {}): Screen {
  const fine = {
    noPin: null,
    supportContact: null,
    standing: { kind: 'in-service' },
    checks: [...checks],
    lately: [],
  } as const;
  const idle = { takenOut: null, enrolling: false, enrolled: null } as const;
  return { kind: 'staff', page: { kind: 'open', ...fine, ...idle, lately: [], checks: [...checks], ...changes } };
}

async function showing(here: Screen): Promise<Stand> {
  return new Stand().show(here);
}

describe('the way in', () => {
  it('says what it ends before it ends it', async () => {
    const stand = await showing(signIn());
    await stand.person.click(button('Help'));
    await stand.person.click(button('Staff'));
    expect(screen.getByRole('dialog').textContent).toContain('This ends what is on this screen');
    expect(stand.sent).toEqual([]);
    await stand.person.click(button('Open the staff panel'));
    expect(stand.sent).toEqual([{ kind: 'enterStaff' }]);
  });

  it('can be given up', async () => {
    const stand = await showing(signIn());
    await stand.person.click(button('Help'));
    await stand.person.click(button('Staff'));
    await stand.person.click(button('Close'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(stand.sent).toEqual([]);
  });
});

describe('the PIN', () => {
  it('is typed on the keypad, shown to nobody, and sent to be checked', async () => {
    const stand = await showing(door({ submit: 'ready' }));
    for (const digit of '482915') await stand.person.click(button(digit));
    const field = screen.getByLabelText<HTMLInputElement>('PIN');
    expect([field.type, field.value]).toEqual(['password', '482915']);
    await stand.person.click(button('Open'));
    expect(stand.sent).toContainEqual({ kind: 'checkPin', pin: '482915' });
    expect(stand.sent).toContainEqual({ kind: 'typed', typing: 'complete' });
  });

  it('is thrown away when it was wrong', async () => {
    const stand = await showing(door());
    await stand.person.keyboard('111222');
    await stand.show(door({ entry: 1, notice: { kind: 'wrong', triesLeft: 4 } }));
    expect(screen.getByLabelText<HTMLInputElement>('PIN').value).toBe('');
  });

  it.each<[PinNotice, string]>([
    [{ kind: 'wrong', triesLeft: 4 }, 'That is not the PIN. 4 tries are left before a wait.'],
    [{ kind: 'wrong', triesLeft: 1 }, 'That is not the PIN. One try is left before a wait.'],
    [{ kind: 'locked', waitSeconds: 299 }, 'You can try again in 4:59.'],
    [{ kind: 'not-a-pin' }, 'A PIN has 6 to 12 digits and nothing else.'],
    [{ kind: 'not-checked' }, 'The PIN could not be checked.'],
  ])('that was not right says so: %o', async (notice, words) => {
    await showing(door({ notice }));
    expect(screen.getByRole('alert').textContent).toContain(words);
  });
});

describe('whether the stand works', () => {
  it.each<[Partial<Page<'open'>>, string]>([
    [{}, 'The stand works.'],
    [{ standing: { kind: 'portal-out-of-reach' } }, 'The portal does not answer.'],
    [
      { standing: { kind: 'out-of-service', reason: 'keyring-locked' } },
      'The system’s password store (its keyring) is locked.',
    ],
    [{ takenOut: 'for-today' }, 'Out of service for today. It stays so until you put it back.'],
  ])('is one sentence: %o', async (changes, words) => {
    await showing(room(changes));
    expect(screen.getByRole('status').textContent).toContain(words);
  });

  it('is said part for part, in a word and not in colour alone', async () => {
    await showing(room());
    const rows = screen.getAllByRole('listitem').map((row) => row.textContent?.replaceAll(/\s+/g, ' ').trim());
    expect(rows.map((row) => row?.split(' ')[0])).toEqual(['OK', 'Notice', 'Broken']);
    expect(rows[2]).toContain('Check the network, then the portal.');
    expect(document.querySelectorAll('.checks .sign svg')).toHaveLength(checks.length);
  });

  it('tells the age of the branding, and of what went wrong', async () => {
    const finding: Finding = { kind: 'branding-fetched', minutes: 3 };
    const lately = [{ incident: 'shell-broke', minutesAgo: 1 }] as const;
    await showing(room({ checks: [{ finding, health: 'well' }], lately: [...lately] }));
    expect(screen.getByText('The clinic’s logo, colours and texts were last fetched: 3 minutes ago.')).toBeTruthy();
    expect(screen.getByText('The screen had to be started again (1 minute ago)')).toBeTruthy();
  });

  it('says whom to call about the machine, where the stand knows it', async () => {
    await showing(room({ supportContact: 'Harbour IT, +1 202 555 0123' }));
    expect(screen.getByText('Who looks after this machine: Harbour IT, +1 202 555 0123')).toBeTruthy();
    await showing(room());
    expect(screen.queryByText(/Who looks after/)).toBeNull();
  });

  it('leads from what is broken to what to do about it, and back to the same row', async () => {
    const stand = await showing(room());
    const broken = { finding: { kind: 'keyring-locked' }, health: 'broken' } as const;
    await stand.show(room({ checks: [...checks, broken] }));
    const row = screen.getByText(/its keyring\) is locked/).closest('li');
    await stand.person.click(within(row as HTMLElement).getByRole('button', { name: 'What to do' }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('The password store'));
    expect(tab('Help').getAttribute('aria-selected')).toBe('true');
    await stand.person.click(button('Back'));
    await waitFor(() => expect(document.activeElement?.closest('li')?.textContent).toContain('is locked'));
    expect(tab('Is it working?').getAttribute('aria-selected')).toBe('true');
  });

  it('leads nowhere from what works', async () => {
    await showing(room({ checks: [{ finding: { kind: 'portal-answers' }, health: 'well' }] }));
    expect(screen.queryByRole('button', { name: 'What to do' })).toBeNull();
  });
});

/** Every kind that there is, as Rust wrote them down. */
const findings = [
  ...readFileSync(join(import.meta.dirname, '../bindings/Finding.ts'), 'utf8').matchAll(/"kind": "([^"]+)"/g),
].map(([, kind]) => ({ kind, minutes: 2000 }) as Finding);

describe('what to do about something that is not well', () => {
  it.each(['en', 'de', 'es'])('is told in “%s”, whatever is switched on', async (language) => {
    const articles = await articlesIn(language);
    const places = findings.flatMap((finding) => remedyFor(finding) ?? []);
    expect(places.length).toBeGreaterThan(12);
    for (const { slug, anchor } of places) {
      const article = articles.find((one) => one.slug === slug);
      expect(article?.features).toEqual([]);
      expect(article?.body.map((block) => (block.kind === 'heading' ? block.anchor : null))).toContain(anchor);
    }
  });
});

describe('the parts of the panel', () => {
  it('begin where they begin, also for whoever is in them', async () => {
    const stand = await showing(room());
    await stand.person.click(tab('Help'));
    await stand.person.click(await screen.findByText('What are the two digits for?'));
    await stand.person.click(tab('Help'));
    expect(await screen.findByText('Often asked')).toBeTruthy();
  });
});

describe('service', () => {
  async function atService(changes: Partial<Page<'open'>> = {}): Promise<Stand> {
    const stand = await showing(room(changes));
    await stand.person.click(tab('Service'));
    return stand;
  }

  it('takes the stand out of service with a message, and puts it back', async () => {
    const stand = await atService();
    await stand.person.click(button('For repair'));
    expect(stand.sent).toEqual([{ kind: 'takeOutOfService', how: 'for-repair' }]);
    await stand.show(room({ takenOut: 'for-repair' }));
    expect(screen.queryByRole('button', { name: 'For repair' })).toBeNull();
    await stand.person.click(button('Put it back into service'));
    expect(stand.sent.at(-1)).toEqual({ kind: 'putBackIntoService' });
  });

  it('begins afresh', async () => {
    const stand = await atService();
    await stand.person.click(button('Start afresh'));
    expect(stand.sent).toEqual([{ kind: 'startAfresh' }]);
  });

  it('enrols the stand again, and keeps the code until that is done', async () => {
    const stand = await atService();
    await stand.person.click(button('Type a pairing code'));
    await stand.person.type(screen.getByLabelText('Pairing code'), 'HARB-0001');
    await stand.person.click(button('Enrol'));
    expect(stand.sent.at(-1)).toEqual({ kind: 'enrolAgain', pairingCode: 'HARB-0001' });
    await stand.show(room({ enrolled: 'portal-trouble' }));
    expect(screen.getByLabelText<HTMLInputElement>('Pairing code').value).toBe('HARB-0001');
    await stand.show(room({ enrolled: 'done' }));
    expect(screen.queryByLabelText('Pairing code')).toBeNull();
    expect(screen.getByText('The stand is enrolled.')).toBeTruthy();
    await stand.person.click(button('Type a pairing code'));
    await stand.person.type(screen.getByLabelText('Pairing code'), 'LIND');
    await stand.show(room({ enrolled: 'done', lately: [{ incident: 'shell-broke', minutesAgo: 2 }] }));
    expect(screen.getByLabelText<HTMLInputElement>('Pairing code').value).toBe('LIND');
  });

  it('is not there for whoever did not say a PIN', async () => {
    await showing(room({ noPin: 'store-unreadable' }));
    const places = within(screen.getByRole('tablist')).getAllByRole('tab');
    expect(places.map((place) => place.textContent?.trim())).toEqual(['Is it working?', 'Help']);
    expect(screen.getByRole('alert').textContent).toContain('nothing can be changed here');
  });
});

// What has been loaded once is there at once.
const english = await articlesIn('en');
const questions = english.flatMap(({ questions }) => questions.map(({ see }) => topicOf(see)));

describe('the likeliest questions', () => {
  it('are ten', () => expect(questions).toHaveLength(10));

  it('are those of the document for whoever runs a stand, in its order', () => {
    const document = readFileSync(join(import.meta.dirname, '../../../docs/running-a-stand.md'), 'utf8');
    const listed = [...document.matchAll(/^\d+\. (.*\?)$/gm)].map(([, question]) => question);
    const speaker = { say: (key: string) => key, patient: () => 'client' };
    expect(listed).toEqual(english.flatMap((article) => article.questions.map(({ ask }) => told(ask, speaker))));
  });

  it.each(questions)('are answered by the second touch in the panel: %s', async (question) => {
    const stand = await showing(room());
    await stand.person.click(tab('Help'));
    const asked = await screen.findByText((_, element) => (element as HTMLElement).dataset?.topic === question);
    await stand.person.click(asked);
    const heading = document.activeElement;
    expect(heading?.tagName).toMatch(/^H[34]$/);
    expect(heading?.nextElementSibling?.textContent?.length).toBeGreaterThan(20);
  });

  it('about a portal that is switched off are not there', async () => {
    const stand = await showing(room({ standing: { kind: 'out-of-service', reason: 'portal-not-enabled' } }));
    await stand.person.click(tab('Help'));
    await screen.findByText('Articles');
    const offered = [...document.querySelectorAll<HTMLElement>('[data-topic]')].map(({ dataset }) => dataset.topic);
    expect(offered.length).toBeLessThan(questions.length);
  });
});

it('leads back to the patients from everywhere', async () => {
  for (const here of [door(), room(), room({ noPin: 'not-set' })]) {
    const stand = await showing(here);
    await stand.person.click(button('Back to clients'));
    expect(stand.sent.at(-1)).toEqual({ kind: 'signOut' });
  }
});
