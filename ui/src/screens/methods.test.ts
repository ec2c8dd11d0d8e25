import { screen, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadNumberingRules } from '../parts/numbers';
import { notice, Stand, signIn, verification } from '../testing/stand';

beforeAll(loadNumberingRules);

const button = (name: string) => screen.getByRole('button', { name });
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

const byEmail = (changes: Parameters<typeof verification>[0] = {}) =>
  verification({ method: 'email', maskedContact: 'm•••@e•••.org', linkDigits: '42', ...changes });

describe('the ways to sign in', () => {
  it('are radio buttons in the order of the view, and a press says which', async () => {
    const stand = await new Stand().show(signIn({ method: 'email' }));
    const radios = within(screen.getByRole('radiogroup')).getAllByRole<HTMLInputElement>('radio');
    expect(radios.map((radio) => [radio.labels?.[0]?.textContent?.trim(), radio.checked])).toEqual([
      ['Email', true],
      ['Phone', false],
    ]);
    await stand.person.click(screen.getByRole('radio', { name: 'Phone' }));
    expect(stand.sent).toEqual([{ kind: 'chooseMethod', method: 'phone' }]);
  });

  it('are chosen as soon as they are touched, and once', async () => {
    const stand = await new Stand().show(signIn({ method: 'email' }));
    const phone = screen.getByRole('radio', { name: 'Phone' });
    await stand.person.pointer({ keys: '[TouchA>]', target: phone });
    expect(stand.sent).toEqual([{ kind: 'chooseMethod', method: 'phone' }]);
    await stand.person.pointer({ keys: '[/TouchA]', target: phone });
    expect(stand.sent).toHaveLength(1);
  });

  it('are not asked about where there is one', async () => {
    await new Stand().show(signIn({ method: 'email' }), null, { methods: ['email'] });
    expect(screen.queryByRole('radiogroup')).toBeNull();
    expect(button('Send Login Link')).toBeTruthy();
  });

  it('have words of their own', async () => {
    const stand = await new Stand().show(signIn({ method: 'email' }));
    expect(screen.getByRole('heading', { name: 'Sign in by email' })).toBeTruthy();
    await stand.show(signIn({ method: 'phone' }));
    expect(screen.getByRole('heading', { name: 'Sign in by phone' })).toBeTruthy();
    expect(screen.queryByLabelText('Email address')).toBeNull();
  });

  it('keep whoever goes through them by keyboard, and give the field to whoever touches them', async () => {
    const stand = await new Stand().show(signIn({ method: 'email' }));
    await stand.person.click(screen.getByRole('radio', { name: 'Phone' }));
    await stand.show(signIn({ method: 'phone' }));
    expect(document.activeElement).toBe(field('Mobile phone number'));
    screen.getByRole('radio', { name: 'Phone' }).focus();
    await stand.show(signIn({ method: 'email' }));
    expect(document.activeElement).not.toBe(field('Email address'));
  });
});

describe('what was typed', () => {
  it('is kept for each way while going to and fro, and told of once', async () => {
    const stand = await new Stand().show(signIn({ method: 'email' }));
    await stand.person.keyboard('mara@example.org');
    await stand.show(signIn({ method: 'phone' }));
    await stand.person.keyboard('202555');
    await stand.show(signIn({ method: 'email', typing: 'complete' }));
    expect(field('Email address').value).toBe('mara@example.org');
    await stand.show(signIn({ method: 'phone', typing: 'begun' }));
    expect(field('Mobile phone number').value).toBe('(202) 555');
    expect(stand.sent).toEqual([
      { kind: 'typed', typing: 'begun' },
      { kind: 'typed', typing: 'complete' },
      { kind: 'typed', typing: 'begun' },
    ]);
  });

  it.each([
    ['verification', byEmail()],
    ['unavailable', { kind: 'unavailable', reason: 'portal-not-enabled' }],
  ] as const)('is there again after %s, with the caret at its end', async (_, screenBetween) => {
    const stand = await new Stand().show(signIn({ method: 'email' }));
    await stand.person.keyboard('mara@example.org');
    await stand.show(screenBetween);
    stand.sent.length = 0;
    await stand.show(signIn({ method: 'email', typing: 'complete', submit: 'ready' }));
    const { value, selectionStart } = field('Email address');
    expect([value, selectionStart]).toEqual(['mara@example.org', 16]);
    expect(button('Clear').getAttribute('aria-disabled')).toBe('false');
    expect(stand.sent).toEqual([]);
    await stand.person.click(button('Clear'));
    expect(stand.sent).toEqual([{ kind: 'typed', typing: 'empty' }]);
  });

  it('is not in the next page', async () => {
    const stand = await new Stand().show(signIn({ method: 'email' }));
    await stand.person.keyboard('mara@example.org');
    await new Stand().show(signIn({ method: 'email' }));
    expect(field('Email address').value).toBe('');
  });

  it('as a code is thrown away when the screen is left', async () => {
    const stand = await new Stand().show(byEmail());
    await stand.person.keyboard('123456');
    await stand.show(signIn({ method: 'email' }));
    await stand.show(byEmail());
    expect(field('6-digit code').value).toBe('');
  });
});

describe('verification by e-mail', () => {
  it('says where the message went and which digits its page asks for', async () => {
    await new Stand().show(byEmail());
    for (const words of ['Check your email', 'We sent an email with a link and a code to', 'm•••@e•••.org']) {
      expect(document.body.textContent).toContain(words);
    }
    expect(screen.getByText('Type 42 there.').closest('[aria-live]')?.getAttribute('aria-live')).toBe('polite');
  });

  it('takes the code of the same message as the other way', async () => {
    const stand = await new Stand().show(byEmail());
    await stand.person.keyboard('123456');
    await stand.show(byEmail({ typing: 'complete', submit: 'ready' }));
    await stand.person.click(button('Verify & Sign In'));
    expect(stand.sent.at(-1)).toEqual({ kind: 'verify', code: '123456' });
  });

  it('shows no digits once they are worth nothing', async () => {
    const stand = await new Stand().show(byEmail());
    await stand.show(byEmail({ linkDigits: null, codeWanted: false, notice: notice('link-denied') }));
    expect(document.body.textContent).not.toContain('42');
    expect(screen.getByRole('heading', { name: 'Get a new code' })).toBeTruthy();
    await stand.person.click(button('Use different email'));
    expect(stand.sent).toEqual([{ kind: 'useDifferentContact' }]);
  });

  it('tells nobody whether the contact is on file where that is asked for', async () => {
    const stand = await new Stand().show(byEmail({ disclosure: 'neutral' }));
    expect(document.body.textContent).toContain('If this address is on file');
    await stand.show(verification({ disclosure: 'neutral' }));
    expect(document.body.textContent).toContain('If this number is on file');
    expect(document.body.textContent).not.toContain('We sent');
  });
});

describe('a message that does not come', () => {
  it.each([
    ['email', byEmail({ notArrived: true }), 'spam', 'landline'],
    ['phone', verification({ notArrived: true }), 'landline', 'spam'],
  ] as const)('has its own things to check by %s, and the way to the desk', async (_, late, checked, notChecked) => {
    const stand = await new Stand().show(late);
    expect(screen.getByText(/should have arrived by now/).getAttribute('role')).toBe('status');
    await stand.person.click(button('Not arrived?'));
    const panel = screen.getByRole('dialog', { name: 'Not arrived?' });
    expect(panel.textContent).toContain(checked);
    expect(panel.textContent).not.toContain(notChecked);
    expect(panel.textContent).toContain('front desk');
    expect(stand.sent).toEqual([]);
  });

  it.each([
    ['email', byEmail({ notArrived: true }), /Compare the address .* portal’s mail/],
    ['phone', verification({ notArrived: true }), /Compare the number .* short codes/],
  ] as const)('says to staff what to look at by %s', async (_, late, line) => {
    const stand = await new Stand().show(late);
    await stand.person.click(button('Not arrived?'));
    const staff = within(screen.getByRole('region', { name: 'For staff' }));
    expect(staff.getByText(line)).toBeTruthy();
  });

  it('is not spoken of before it is late', async () => {
    await new Stand().show(byEmail());
    expect(screen.queryByRole('button', { name: 'Not arrived?' })).toBeNull();
  });

  it('keeps the code that has been typed while somebody reads what to check', async () => {
    const stand = await new Stand().show(byEmail({ notArrived: true }));
    await stand.person.keyboard('123');
    await stand.person.click(button('Not arrived?'));
    await stand.person.click(button('Close'));
    expect(field('6-digit code').value).toBe('123');
  });
});

describe('a notice', () => {
  it('offers the other way where that helps', async () => {
    const stand = await new Stand().show(
      signIn({ method: 'email', notice: notice('contact-not-found', { alternative: 'phone' }) }),
    );
    await stand.person.click(button('Use phone instead'));
    expect(stand.sent).toEqual([{ kind: 'chooseMethod', method: 'phone' }]);
    await stand.show(verification({ notice: notice('too-many-tries', { alternative: 'email', waitSeconds: 80 }) }));
    await stand.person.click(button('Use email instead'));
    expect(stand.sent.at(-1)).toEqual({ kind: 'chooseMethod', method: 'email' });
  });

  it.each(['contact-not-found', 'too-many-tries', 'code-wrong'] as const)(
    'of %s has no word about a number or a text by e-mail',
    async (fault) => {
      const stand = await new Stand().show(signIn({ method: 'email', notice: notice(fault) }));
      expect(screen.getByRole('alert').textContent).toMatch(/email/);
      expect(screen.getByRole('alert').textContent).not.toMatch(/number|text/);
      await stand.show(signIn({ method: 'phone', notice: notice(fault) }));
      expect(screen.getByRole('alert').textContent).not.toMatch(/email/);
    },
  );

  it('counts down wherever there is a wait', async () => {
    await new Stand().show(signIn({ notice: notice('portal-busy', { waitSeconds: 120 }) }));
    expect(screen.getByRole('timer').textContent).toBe('You can try again in 2 minutes.');
  });

  it('has a line for staff behind a control, not among what the patient reads', async () => {
    const stand = await new Stand().show(signIn({ notice: notice('portal-busy') }));
    expect(document.body.textContent).not.toContain('asks for patience');
    await stand.person.click(button('For staff'));
    expect(screen.getByRole('dialog', { name: 'For staff' }).textContent).toContain('asks for patience');
  });
});
