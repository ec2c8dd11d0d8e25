import { screen, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import { fixtures } from '../gallery/fixtures';
import { loadNumberingRules } from '../parts/numbers';
import { appointments, notice, Stand, signIn, verification } from '../testing/stand';

beforeAll(loadNumberingRules);

const button = (name: string) => screen.getByRole('button', { name });

describe('before the first view', () => {
  it('nothing is drawn', () => {
    new Stand();
    expect(document.body.textContent?.trim()).toBe('');
  });
});

describe('every fixture', () => {
  it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (_, { view }) => {
    const stand = new Stand();
    await stand.draw(view);
    expect(await screen.findAllByRole('heading', { level: 1 })).toHaveLength(1);
    for (const each of screen.queryAllByRole('button', { hidden: true })) {
      expect(each.getAttribute('aria-label') ?? each.textContent?.trim()).not.toBe('');
    }
    expect(document.documentElement.lang).toBe(view.language);
  });
});

describe('signing in', () => {
  it('tells of the field only that it is empty, begun or complete, and sends the number once', async () => {
    const stand = await new Stand().show(signIn());
    await stand.person.keyboard('2025550123');
    await stand.show(signIn({ typing: 'complete', submit: 'ready' }));
    await stand.person.click(button('Send Login Code'));
    expect(stand.sent).toEqual([
      { kind: 'typed', typing: 'begun' },
      { kind: 'typed', typing: 'complete' },
      { kind: 'sendCode', number: '(202) 555-0123' },
    ]);
  });

  it('can be done by keyboard: Enter sends, and only when there is something to send', async () => {
    const stand = await new Stand().show(signIn());
    await stand.person.keyboard('202{Enter}');
    expect(stand.sent).toEqual([{ kind: 'typed', typing: 'begun' }]);
    await stand.show(signIn({ typing: 'complete', submit: 'ready' }));
    await stand.person.keyboard('{Enter}');
    expect(stand.sent.at(-1)).toEqual({ kind: 'sendCode', number: '(202)' });
  });

  it('keeps what was typed while views come, and holds it while it is being sent', async () => {
    const stand = await new Stand().show(signIn());
    await stand.person.keyboard('2025550');
    await stand.show(signIn({ notice: notice('contact-not-found') }));
    await stand.show(signIn({ submit: 'busy' }));
    await stand.person.keyboard('9');
    const field = screen.getByLabelText<HTMLInputElement>('Mobile phone number');
    expect(field.value).toBe('(202) 555-0');
    expect(button('Send Login Code').getAttribute('aria-busy')).toBe('true');
  });

  it('says what is wrong in an alert, in the words of the clinic, and the wait beside it', async () => {
    const stand = new Stand();
    await stand.show(signIn({ notice: notice('contact-not-found') }));
    expect(screen.getByRole('alert').textContent).toContain('We found no client with this number.');
    await stand.show(signIn({ notice: notice('too-many-tries', { waitSeconds: 80 }) }));
    expect(screen.getByRole('alert').textContent).not.toContain('seconds');
    expect(screen.getByRole('timer').textContent).toBe('You can try again in 1 minute 20 seconds.');
  });

  it('says how the journey before ended', async () => {
    await new Stand().show(signIn({ farewell: 'signed-out' }));
    expect(screen.getByRole('status').textContent).toBe('You are signed out. Nothing of yours is left on this screen.');
  });

  it('changes the language in place, and nothing that was typed is lost', async () => {
    const stand = await new Stand().show(signIn());
    await stand.person.keyboard('202');
    await stand.person.click(button('Deutsch'));
    expect(stand.sent.at(-1)).toEqual({ kind: 'chooseLanguage', language: 'de' });
    const german = fixtures.find(({ view: { language, screen } }) => {
      return language === 'de' && screen.kind === 'signIn' && screen.method === 'phone';
    });
    if (german) await stand.draw(german.view);
    expect(await screen.findByRole('button', { name: 'Anmeldecode senden' })).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Mobilnummer').value).toBe('(202)');
  });
});

describe('verification', () => {
  it('sends the code once', async () => {
    const stand = await new Stand().show(verification());
    await stand.person.keyboard('123456');
    await stand.show(verification({ typing: 'complete', submit: 'ready' }));
    await stand.person.keyboard('{Enter}');
    expect(stand.sent).toEqual([
      { kind: 'typed', typing: 'begun' },
      { kind: 'typed', typing: 'complete' },
      { kind: 'verify', code: '123456' },
    ]);
  });

  it('throws away what was typed when the core says so, and tells of what is typed next', async () => {
    const stand = await new Stand().show(verification());
    await stand.person.keyboard('123456');
    await stand.show(verification({ entry: 1, notice: notice('code-wrong', { triesLeft: 4 }) }));
    expect(screen.getByLabelText<HTMLInputElement>('6-digit code').value).toBe('');
    expect(screen.getByRole('alert').textContent).toContain('You have 4 tries left.');
    stand.sent.length = 0;
    await stand.person.keyboard('1');
    expect(stand.sent).toEqual([{ kind: 'typed', typing: 'begun' }]);
  });

  it('names the wait of Resend code beside the button, not in its name', async () => {
    const stand = await new Stand().show(verification({ resend: { kind: 'wait', seconds: 28 } }));
    expect(button('Resend code').getAttribute('aria-disabled')).toBe('true');
    expect(button('Resend code').textContent).toContain('in 0:28');
    await stand.person.click(button('Resend code'));
    expect(stand.sent).toEqual([]);
  });

  it.each([
    ['Resend code', { kind: 'resend' }],
    ['Use different phone', { kind: 'useDifferentContact' }],
    ['Sign out', { kind: 'signOut' }],
  ])('%s', async (name, intent) => {
    const stand = await new Stand().show(verification({ resend: { kind: 'newAttempt' } }));
    await stand.person.click(button(name));
    expect(stand.sent).toEqual([intent]);
  });

  it('takes no code once none is wanted', async () => {
    const stand = await new Stand().show(verification({ codeWanted: false }));
    await stand.person.click(button('1'));
    await stand.person.keyboard('1');
    expect(screen.getByLabelText<HTMLInputElement>('6-digit code').value).toBe('');
    expect(stand.sent).toEqual([]);
  });
});

describe('the keypad', () => {
  it('is one stop by keyboard, with the arrows inside it', async () => {
    const stand = await new Stand().show(verification());
    await stand.person.tab();
    expect(document.activeElement).toBe(button('1'));
    await stand.person.keyboard('{ArrowRight}{ArrowDown}{Enter}');
    expect(screen.getByLabelText<HTMLInputElement>('6-digit code').value).toBe('5');
    await stand.person.tab();
    expect(document.activeElement).toBe(button('Verify & Sign In'));
  });
});

it('a choice among patients says whom', async () => {
  const patients = [
    { id: 'p1', name: 'Maria' },
    { id: 'p2', name: 'Leo' },
  ];
  const stand = await new Stand().show({ kind: 'whoIsItFor', patients, notice: null });
  await stand.person.click(button('Leo'));
  expect(stand.sent).toEqual([{ kind: 'choosePatient', patient: 'p2' }]);
  expect(document.body.textContent).toContain('more than one client');
});

describe('an overlay', () => {
  it('takes the focus, makes the screen inert, and gives the focus back', async () => {
    const stand = await new Stand().show(signIn());
    const field = screen.getByLabelText('Mobile phone number');
    await stand.show(signIn(), { kind: 'stillThere', secondsLeft: 20 });
    expect(document.activeElement).toBe(button('I need more time'));
    expect(field.closest('[inert]')).not.toBeNull();
    await stand.show(signIn());
    expect(document.activeElement).toBe(field);
  });

  it('is announced every ten seconds, not every one', async () => {
    const stand = new Stand();
    const announced = new Set<string | null>();
    for (let secondsLeft = 20; secondsLeft > 0; secondsLeft -= 1) {
      await stand.show(signIn(), { kind: 'stillThere', secondsLeft });
      announced.add(within(screen.getByRole('alertdialog')).getByRole('status').textContent);
    }
    expect([...announced]).toEqual(['About 20 seconds left', 'About 10 seconds left']);
  });

  it('promises more time only where there is more', async () => {
    const stand = await new Stand().show(appointments(), { kind: 'sessionEnding', secondsLeft: 90, extendable: false });
    expect(screen.queryByRole('button', { name: 'I need more time' })).toBeNull();
    await stand.person.click(button('OK, continue'));
    expect(stand.sent).toEqual([{ kind: 'needMoreTime' }]);
  });

  it('has the way out in it', async () => {
    const stand = await new Stand().show(signIn(), { kind: 'stillThere', secondsLeft: 20 });
    await stand.person.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Sign out' }));
    expect(stand.sent).toEqual([{ kind: 'signOut' }]);
  });
});

describe('"Still you?"', () => {
  it('covers what is beneath wholly, names nobody, and is answered with a button of its own', async () => {
    const stand = await new Stand().show(appointments(), { kind: 'stillYou', secondsLeft: null });
    const dialog = screen.getByRole('alertdialog', { name: 'Still you?' });
    expect(dialog.parentElement?.classList).toContain('opaque');
    expect(dialog.textContent).not.toContain('Maria');
    expect(within(dialog).queryByRole('status')).toBeNull();
    await stand.person.click(button('Yes, go on'));
    expect(stand.sent).toEqual([{ kind: 'goOn' }]);
  });

  it('counts down once everything is about to be cleared, with the way out beside it', async () => {
    const stand = await new Stand().show(appointments(), { kind: 'stillYou', secondsLeft: 30 });
    const dialog = screen.getByRole('alertdialog');
    expect(within(dialog).getByRole('status').textContent).toBe('About 30 seconds left');
    await stand.person.click(within(dialog).getByRole('button', { name: 'Sign out' }));
    expect(stand.sent).toEqual([{ kind: 'signOut' }]);
  });
});

describe('the clinic', () => {
  it('lends its colours to the whole page', async () => {
    await new Stand().show(signIn());
    expect(document.documentElement.style.getPropertyValue('--on-primary-tint')).toBe('#114f57');
  });

  it('stands there by name where its logo is missing or cannot be drawn', async () => {
    const stand = await new Stand().show(signIn(), null, { logoUrl: 'branding://localhost/logo' });
    const logo = screen.getByRole('img', { name: 'Harbour Clinic' });
    logo.dispatchEvent(new Event('error'));
    await stand.show(signIn(), null, { logoUrl: 'branding://localhost/logo' });
    expect(screen.queryByRole('img', { name: 'Harbour Clinic' })).toBeNull();
    expect(screen.getByText('Harbour Clinic')).toBeTruthy();
  });
});
