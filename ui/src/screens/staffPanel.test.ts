// The staff's screen is loaded when it comes, and counts as drawn when it is.
import { screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import { aView, Stand, signIn } from '../testing/stand';

const loading = vi.hoisted(() => {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { finish, finished };
});
const asked = vi.hoisted(() => vi.fn());

vi.mock('./Staff.svelte', async (load) => {
  asked();
  await loading.finished;
  return load();
});

const door = aView({ kind: 'staff', page: { kind: 'pin', entry: 0, notice: null, submit: 'disabled' } });
const panel = () => screen.queryByRole('heading', { name: 'Staff panel' });

it('the staff panel is loaded for staff alone, and is in place no sooner than it is drawn', async () => {
  const stand = new Stand();
  await stand.draw(aView(signIn()));
  expect(asked).not.toHaveBeenCalled();

  let seen: HTMLElement | null | undefined;
  const drawn = stand.draw(door).then(() => {
    seen = panel();
  });
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  await new Promise((resolve) => setTimeout(resolve));
  expect([seen, panel()]).toEqual([undefined, null]);
  loading.finish();
  await drawn;
  expect(seen).toBeInstanceOf(HTMLElement);
  expect(document.activeElement).toBe(screen.getByLabelText('PIN'));
});
