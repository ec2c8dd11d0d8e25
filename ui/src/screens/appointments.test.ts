import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { AppointmentStatusView } from '../bindings/AppointmentStatusView';
import type { AppointmentView } from '../bindings/AppointmentView';
import type { DayView } from '../bindings/DayView';
import { fixtures } from '../gallery/fixtures';
import { appointments, Stand, whoIsItFor } from '../testing/stand';

const welcome = { room: 'Area B', queuePlace: 1, waitMinutes: 15, instruction: 'Take a seat.' };
const expected: AppointmentStatusView = { kind: 'expected' };

const at = (id: string, status: AppointmentStatusView, changes: Partial<AppointmentView> = {}): AppointmentView => ({
  id,
  time: { hour: Number(id), minute: 30 },
  moved: false,
  visit: null,
  status,
  ...changes,
});

const listed = (...list: AppointmentView[]): DayView => ({
  kind: 'appointments',
  appointments: list,
  toDo: 'check-in',
});
const card = (time: string) => screen.getByRole('article', { name: new RegExp(`^${time}`) });
const shownText = () => (document.body.textContent ?? '').replaceAll(/\s+/g, ' ');

describe('the list', () => {
  it("says I'm here for the appointment that it stands with", async () => {
    const stand = await new Stand().show(appointments({ day: listed(at('9', expected), at('14', expected)) }));
    await stand.person.click(within(card('2:30')).getByRole('button', { name: "I'm here" }));
    expect(stand.sent).toEqual([{ kind: 'checkIn', appointment: '14' }]);
  });

  it('says with whom and where only where the view does', async () => {
    const visit = { clinician: 'Dr Amari', place: 'Room 4' };
    const stand = await new Stand().show(appointments({ day: listed(at('9', expected, { visit })) }));
    expect(card('9:30').textContent).toContain('Dr Amari');
    expect(screen.getByRole('article', { name: /Dr Amari/ })).toBeTruthy();
    await stand.show(appointments({ day: listed(at('9', expected)) }));
    expect(card('9:30').textContent).not.toContain('Dr Amari');
  });

  it('tells none from not yet known, and says when the next one is', async () => {
    const stand = await new Stand().show(appointments({ day: { kind: 'loading' } }));
    expect(screen.getByRole('status').textContent).toContain('Looking for your appointments');
    await stand.show(appointments({ day: { kind: 'nothing', next: { year: 2026, month: 11, day: 25 } } }));
    expect(screen.getByRole('heading', { name: 'No appointments today' })).toBeTruthy();
    expect(shownText()).toContain('Your next appointment is on Wednesday, November 25, 2026.');
  });

  it.each<[AppointmentStatusView, string[]]>([
    [
      { kind: 'checkedIn', welcome },
      ['You are checked in', 'Area B', 'You are next', 'About 15 minutes', 'Take a seat.'],
    ],
    [{ kind: 'alreadyCheckedIn', welcome }, ['You are already checked in', 'Area B']],
    [{ kind: 'tooEarly', from: { hour: 9, minute: 45 } }, ['You can check in from 9:45 AM.']],
    [{ kind: 'tooLate' }, ['It is too late to check in here.', 'Please go to the front desk.']],
    [{ kind: 'anotherPlace', address: '12 Quay Street' }, ['at another place:', '12 Quay Street', 'front desk.']],
    [
      { kind: 'anotherDay', day: { year: 2026, month: 11, day: 25 }, time: { hour: 9, minute: 45 } },
      ['on Wednesday, November 25, 2026 at 9:45 AM.', 'Please go to the front desk.'],
    ],
    [{ kind: 'clinicRule', message: 'Your card, please.' }, ['Your card, please.', 'Please go to the front desk.']],
    [{ kind: 'cancelled' }, ['This appointment was cancelled.', 'ask at the front desk']],
    [{ kind: 'seeFrontDesk' }, ['Please go to the front desk for this appointment.']],
    [{ kind: 'gone' }, ['no longer on today’s list', 'ask at the front desk']],
  ])('says what has become of an appointment: $kind', async (status, words) => {
    await new Stand().show(appointments({ day: listed(at('9', status)) }));
    const said = shownText();
    for (const each of words) expect(said).toContain(each);
    expect(screen.queryByRole('button', { name: "I'm here" })).toBeNull();
  });

  it('says at the top where all that is left is the way to the desk', async () => {
    const day: DayView = { kind: 'appointments', appointments: [at('9', { kind: 'tooLate' })], toDo: 'front-desk' };
    await new Stand().show(appointments({ day }));
    expect(shownText()).toContain('Please go to the front desk. They will help you with your appointments.');
  });
});

describe('a list that changes while it is shown', () => {
  it('keeps its cards, and the focus where it was', async () => {
    const stand = await new Stand().show(appointments({ day: listed(at('9', expected), at('14', expected)) }));
    const touched = within(card('2:30')).getByRole('button', { name: "I'm here" });
    touched.focus();
    await stand.show(appointments({ day: listed(at('9', { kind: 'gone' }), at('14', expected), at('11', expected)) }));
    expect(document.activeElement).toBe(touched);
    const shown = screen.getAllByRole('article').map((each) => within(each).getByRole('heading').textContent);
    expect(shown.map((time) => time?.split(':')[0])).toEqual(['9', '2', '11']);
  });

  it('announces in its place what has become of a card, and what is new', async () => {
    const stand = await new Stand().show(appointments({ day: listed(at('9', expected)) }));
    const live = card('9:30').querySelector('[aria-live=polite]');
    expect(screen.getByRole('list').getAttribute('aria-live')).toBe('polite');
    await stand.show(appointments({ day: listed(at('9', { kind: 'gone' })) }));
    expect(live?.textContent).toContain('no longer on today’s list');
  });

  it('gives the focus to the card when its button gives way to the answer', async () => {
    const stand = await new Stand().show(appointments({ day: listed(at('9', expected), at('14', expected)) }));
    await stand.person.click(within(card('9:30')).getByRole('button', { name: "I'm here" }));
    await stand.show(appointments({ day: listed(at('9', { kind: 'checkingIn' }), at('14', expected)) }));
    await stand.show(appointments({ day: listed(at('9', { kind: 'checkedIn', welcome }), at('14', expected)) }));
    expect(document.activeElement).toBe(within(card('9:30')).getByRole('heading'));
  });

  it('says that a time has changed', async () => {
    await new Stand().show(appointments({ day: listed(at('9', expected, { moved: true })) }));
    expect(shownText()).toContain('The time has changed to 9:30 AM.');
  });
});

describe('the code for one’s own phone', () => {
  const address = 'portal.example.org';

  it('has a text alternative, the address beside it, and light modules all around', async () => {
    await new Stand().show(appointments({ ownPhone: { address, modules: 25, path: 'M0 0h7v1h-7z' } }));
    const code = screen.getByRole('img', { name: `A code for your phone’s camera. It leads to ${address}.` });
    expect(code.getAttribute('viewBox')).toBe('-4 -4 33 33');
    expect(screen.getByText(address)).toBeTruthy();
  });

  it('is drawn for every clinic whose portal can be reached by anybody', () => {
    const codes = fixtures.filter(({ view: { screen } }) => screen.kind === 'appointments' && screen.ownPhone);
    expect(new Set(codes.map(({ name }) => name.split(':')[0]))).toEqual(new Set(['harbour', 'lavish', 'linden']));
  });
});

it('the way out stands below everything on every screen of somebody who is signed in', async () => {
  const stand = new Stand();
  for (const shown of [appointments(), appointments({ others: true }), whoIsItFor()]) {
    await stand.show(shown);
    const leave = screen.getByRole('button', { name: 'Sign out' }).parentElement;
    expect(leave?.classList).toContain('stage-leave');
    expect(leave?.lastElementChild?.textContent).toContain('Sign out');
  }
});
