import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pulse } from './pulse';

/** What a page has said of its drawing, with the time in milliseconds. */
function page() {
  const said: { at: number; picture: number; frames: number; marks: number }[] = [];
  const pulse = new Pulse((picture, frames, marks) => said.push({ at: performance.now(), picture, frames, marks }));
  return { said, pulse };
}

function hide(hidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('the pulse of the page', () => {
  // Not just before an even second, when there is a beat.
  beforeEach(() => void vi.useFakeTimers({ now: 300 }));
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('says at once that the first picture is in place, and then counts frames', () => {
    const { said, pulse } = page();
    pulse.inPlace(1);
    expect(said).toMatchObject([{ picture: 1, frames: 0 }]);
    vi.advanceTimersByTime(50);
    expect(said.at(-1)).toMatchObject({ picture: 1, frames: 1 });
  });

  it('is silent at rest, though its timer runs, and quick from the first touch on', () => {
    const { said, pulse } = page();
    pulse.inPlace(1);
    vi.advanceTimersByTime(50);
    said.length = 0;
    vi.advanceTimersByTime(20_000);
    expect(said).toEqual([]);
    expect(vi.getTimerCount()).toBe(1);
    document.dispatchEvent(new Event('pointerdown'));
    said.length = 0;
    vi.advanceTimersByTime(20_000);
    expect(said.length).toBeGreaterThan(36);
  });

  it('beats on even seconds at rest, and comes back to them every minute', () => {
    vi.setSystemTime(3300);
    const [once, again] = [vi.spyOn(globalThis, 'setTimeout'), vi.spyOn(globalThis, 'setInterval')];
    const { pulse } = page();
    pulse.inPlace(1);
    expect(once.mock.lastCall?.[1]).toBe(700);
    vi.advanceTimersByTime(700);
    expect(again.mock.lastCall?.[1]).toBe(2000);
    vi.setSystemTime(4001);
    vi.advanceTimersByTime(62_000);
    expect(once.mock.lastCall?.[1]).toBe(1999);
  });

  it('draws a frame a minute at rest, and one with each beat in use', () => {
    const { said, pulse } = page();
    pulse.inPlace(1);
    vi.advanceTimersByTime(185_000);
    expect(said.at(-1)?.frames).toBe(4);
    document.dispatchEvent(new Event('pointerdown'));
    vi.advanceTimersByTime(10_000);
    expect(said.at(-1)?.frames).toBeGreaterThan(22);
  });

  it('changes its mark with each frame that it draws at rest, and with none in use', () => {
    const isMarked = () => document.documentElement.hasAttribute('data-mark');
    const { said, pulse } = page();
    pulse.inPlace(1);
    vi.advanceTimersByTime(50);
    const before = isMarked();
    expect(said.at(-1)).toMatchObject({ frames: 1, marks: 1 });
    vi.advanceTimersByTime(64_000);
    expect(said.at(-1)).toMatchObject({ frames: 2, marks: 2 });
    expect(isMarked()).toBe(!before);
    document.dispatchEvent(new Event('pointerdown'));
    vi.advanceTimersByTime(10_000);
    expect(said.at(-1)).toMatchObject({ marks: 2 });
    expect(isMarked()).toBe(!before);
  });

  it('counts no frames while the page is hidden, and says each picture that is in place', () => {
    hide(true);
    const { said, pulse } = page();
    pulse.inPlace(1);
    vi.advanceTimersByTime(10_000);
    pulse.inPlace(2);
    expect(said.at(-1)).toMatchObject({ picture: 2, frames: 0 });
    hide(false);
    vi.advanceTimersByTime(50);
    expect(said.at(-1)).toMatchObject({ picture: 2, frames: 1 });
  });

  it('says a later picture at rest once its frame is past', () => {
    const { said, pulse } = page();
    pulse.inPlace(1);
    vi.advanceTimersByTime(50);
    said.length = 0;
    pulse.inPlace(2);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(50);
    expect(said).toMatchObject([{ picture: 2, frames: 2 }]);
  });

  it('stops when the page draws no more', () => {
    const { said, pulse } = page();
    pulse.inPlace(1);
    vi.advanceTimersByTime(50);
    document.dispatchEvent(new Event('pointerdown'));
    vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(1);
    vi.advanceTimersByTime(50);
    said.length = 0;
    vi.advanceTimersByTime(10_000);
    expect(said).toEqual([]);
  });
});
