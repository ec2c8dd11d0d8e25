import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { ClinicHours } from '../bindings/ClinicHours';
import { appointments, notice, Stand, signIn } from '../testing/stand';

const button = (name: string) => screen.getByRole('button', { name });

describe('the attract picture', () => {
  const attract = { kind: 'attract' } as const;

  async function resting() {
    const stand = new Stand();
    await stand.show(signIn(), attract, { attractUrl: 'branding://localhost/attract', languages: ['en', 'de'] });
    return stand;
  }

  it('shows whose stand it is, and how to begin in every language of the clinic', async () => {
    await resting();
    expect(screen.getByText('Harbour Clinic', { selector: 'p' })).toBeTruthy();
    expect(await screen.findByText('Zum Beginnen berühren')).toBeTruthy();
    expect(button('Touch to begin')).toBe(document.activeElement);
  });

  it('is woken by the end of any touch, and by nothing before', async () => {
    const stand = await resting();
    await fireEvent.pointerDown(button('Touch to begin'));
    expect(stand.sent).toEqual([]);
    await fireEvent.pointerUp(button('Touch to begin'));
    expect(stand.sent).toEqual([{ kind: 'wake' }]);
  });

  it('is woken once by a whole touch', async () => {
    const stand = await resting();
    await stand.person.click(button('Touch to begin'));
    expect(stand.sent).toEqual([{ kind: 'wake' }]);
  });

  it('is woken by a key, which types nothing', async () => {
    const stand = await resting();
    await stand.person.keyboard('7');
    expect(stand.sent).toEqual([{ kind: 'wake' }]);
    await stand.show(signIn());
    expect(screen.getByLabelText<HTMLInputElement>('Mobile phone number').value).toBe('');
    expect(document.activeElement).toBe(screen.getByLabelText('Mobile phone number'));
  });

  it('is woken by assistive technology, which presses without a touch', async () => {
    const stand = await resting();
    await fireEvent.click(button('Touch to begin'));
    expect(stand.sent).toEqual([{ kind: 'wake' }]);
  });
});

describe('a closed clinic', () => {
  it.each<[ClinicHours, string]>([
    [{ kind: 'closed', opens: { weekday: null, time: { hour: 8, minute: 0 } } }, 'We open today at 8:00 AM.'],
    [{ kind: 'closed', opens: { weekday: 'monday', time: { hour: 8, minute: 30 } } }, 'We open on Monday at 8:30 AM.'],
    [{ kind: 'closed', opens: null }, 'We are closed just now.'],
  ])('%j says %j', async (hours, words) => {
    await new Stand().show(signIn({ hours }));
    expect(document.body.textContent?.replaceAll(/\s/g, ' ')).toContain(words);
  });

  it('that is open says nothing of it', async () => {
    await new Stand().show(signIn());
    expect(document.body.textContent).not.toContain('closed');
  });
});

describe('what the clinic says', () => {
  it('is said as it is, and what it leaves out is not made up', async () => {
    await new Stand().show(signIn(), null, { welcomeTitle: 'Good to see you', welcomeMessage: '' });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Good to see you');
    expect(document.body.textContent).not.toContain('tell us that you have arrived');
  });

  it('is what the stand is there for, where the clinic says nothing at all', async () => {
    await new Stand().show(signIn(), null, { welcomeTitle: '', welcomeMessage: '' });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Welcome');
    expect(screen.getByText('Sign in here and tell us that you have arrived.')).toBeTruthy();
  });
});

describe('privacy', () => {
  it('is one sentence, with more behind it and the clinic’s own words as plain text', async () => {
    const stand = await new Stand().show(signIn(), null, { privacyNotice: 'First <b>line</b>\nSecond line' });
    expect(document.body.textContent).toContain('Nothing is kept on this screen');
    await stand.person.click(button('More about privacy'));
    const panel = screen.getByRole('dialog', { name: 'Your privacy here' });
    expect(panel.textContent).toContain('First <b>line</b>\nSecond line');
    expect(panel.querySelector('b')).toBeNull();
  });

  it.each(['{Escape}', '{Tab}{Enter}'])('is closed by %s, and the focus comes back', async (keys) => {
    const stand = await new Stand().show(signIn());
    const control = button('More about privacy');
    await stand.person.click(control);
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Your privacy here' }));
    expect(control.closest('[inert]')).not.toBeNull();
    await stand.person.keyboard(keys);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(control.closest('[inert]')).toBeNull();
    expect(document.activeElement).toBe(control);
  });
});

describe('who it is for', () => {
  const family = (count: number) =>
    Array.from({ length: count }, (_, place) => ({ id: `p${place}`, name: `N${place}` }));

  it.each([1, 2, 12])('can be chosen among %d', async (count) => {
    const stand = await new Stand().show({ kind: 'whoIsItFor', patients: family(count), notice: null });
    await stand.person.click(button(`N${count - 1}`));
    expect(stand.sent).toEqual([{ kind: 'choosePatient', patient: `p${count - 1}` }]);
  });

  it('says that one of them is gone, and where to go when nobody is left', async () => {
    const stand = new Stand();
    await stand.show({ kind: 'whoIsItFor', patients: family(1), notice: notice('access-withdrawn') });
    expect(screen.getByRole('alert').textContent).toContain('You can no longer sign in for this client.');
    expect(document.body.textContent).not.toContain('more than one');
    await stand.show({ kind: 'whoIsItFor', patients: [], notice: notice('access-withdrawn') });
    expect(document.body.textContent).toContain('Please check in at the front desk.');
  });

  it('can be changed from the appointments, where there are others', async () => {
    const stand = await new Stand().show(appointments({ others: true }));
    await stand.person.click(button('Someone else'));
    expect(stand.sent).toEqual([{ kind: 'changePatient' }]);
    await stand.show(appointments());
    expect(screen.queryByRole('button', { name: 'Someone else' })).toBeNull();
  });
});
