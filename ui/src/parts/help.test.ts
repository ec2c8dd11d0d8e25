import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Screen } from '../bindings/Screen';
import type { StaffCallView } from '../bindings/StaffCallView';
import type { View } from '../bindings/View';
import { appointments, aView, Stand, signIn, verification, whoIsItFor } from '../testing/stand';

const button = (name: string) => screen.getByRole('button', { name });

async function showing(here: Screen, changes: Partial<View> = {}): Promise<Stand> {
  const stand = new Stand();
  await stand.draw(aView(here, changes));
  return stand;
}

describe('help', () => {
  it.each<[string, Screen, string]>([
    ['sign-in by email', signIn({ method: 'email' }), 'Touch “Send Login Link”.'],
    ['sign-in by phone', signIn({ method: 'phone' }), 'Touch “Send Login Code”.'],
    ['verification by email', verification({ method: 'email' }), 'Open the email on your own phone'],
    ['verification by phone', verification(), 'touch “Verify & Sign In”.'],
    ['who is it for', whoIsItFor(), 'Touch the name of whoever is here today.'],
    ['appointments', appointments(), "Touch “I'm here” beside your appointment"],
    ['unavailable', { kind: 'unavailable', reason: 'portal-not-enabled' }, 'The front desk can check you in.'],
  ])('says at %s what to do there, by the names of its buttons', async (_, here, words) => {
    const stand = await showing(here);
    await stand.person.click(button('Help'));
    expect(screen.getByRole('dialog').textContent).toContain(words);
    await stand.person.click(button('Close'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('calls staff', async () => {
    const stand = await showing(verification());
    await stand.person.click(button('Help'));
    await stand.person.click(button('Ask staff'));
    expect(stand.sent).toEqual([{ kind: 'askStaff' }]);
  });

  it.each<[StaffCallView, string, string]>([
    ['ready', 'not who you are', 'false'],
    ['calling', 'Telling the front desk', 'true'],
    ['told', 'The front desk knows', 'true'],
    ['coming', 'Somebody is coming to you.', 'true'],
    ['not-sent', 'Please walk there, or try again.', 'false'],
  ])('says when staff is %s what that means', async (staffCall, words, disabled) => {
    const stand = await showing(verification(), { staffCall });
    await stand.person.click(button('Help'));
    expect(screen.getByRole('dialog').textContent).toContain(words);
    expect(button('Ask staff').getAttribute('aria-disabled')).toBe(disabled);
  });

  it('says that somebody is coming when it is closed, too', async () => {
    await showing(verification(), { staffCall: 'coming' });
    expect(button('Help').textContent).toContain('Somebody is coming');
  });
});

describe('somebody who helps', () => {
  it('is told of by the patient, and the help closes', async () => {
    const stand = await showing(verification());
    await stand.person.click(button('Help'));
    await stand.person.click(button('Someone is helping me'));
    expect(stand.sent).toEqual([{ kind: 'startAssist' }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('sees no code', async () => {
    const stand = await showing(verification(), { assisted: true });
    await stand.person.keyboard('123');
    const cells = [...document.querySelectorAll('.cell')].map((cell) => cell.textContent?.trim());
    expect(cells).toEqual(['•', '•', '•', '', '', '']);
    expect(screen.getByLabelText<HTMLInputElement>('6-digit code').value).toBe('123');
  });

  it('sees no address, and no guess at one', async () => {
    const stand = await showing(signIn({ method: 'email' }), { assisted: true });
    await stand.person.keyboard('mara@gmial.com');
    expect(screen.getByLabelText<HTMLInputElement>('Email address').type).toBe('password');
    expect(document.body.textContent).not.toContain('Did you mean');
  });

  it('has the help of each step beside it until it is enough', async () => {
    const stand = await showing(appointments(), { assisted: true });
    expect(document.body.textContent).toContain("Touch “I'm here” beside your appointment");
    await stand.person.click(button('Stop hiding'));
    expect(stand.sent).toEqual([{ kind: 'endAssist' }]);
  });
});
