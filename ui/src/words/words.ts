// The words of one language, and how times and waits are said in it.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { LocalDay } from '../bindings/LocalDay';
import type { LocalTime } from '../bindings/LocalTime';
import type { Weekday } from '../bindings/Weekday';

/** What a message may name. */
export type Values = Record<string, FluentVariable>;

const weekdays: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Of January 2000. */
const firstMonday = 3;

export class Words {
  /** The language as the view has it, with its region. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly #bundle: FluentBundle;
  readonly #time: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #weekday: Intl.DateTimeFormat;
  readonly #ago: Intl.RelativeTimeFormat;

  constructor(language: string, source: string) {
    this.language = language;
    this.direction = isWrittenFromTheRight(language) ? 'rtl' : 'ltr';
    // Isolation marks would be read aloud, and stand in the names that buttons are found by.
    this.#bundle = new FluentBundle(language, { useIsolating: false });
    this.#bundle.addResource(new FluentResource(source));
    this.#time = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
    this.#day = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' });
    this.#ago = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
    this.#weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  }

  /** The message of that key. A key is never shown itself: where there are no words, there is nothing. */
  say(key: string, values: Values = {}): string {
    const pattern = this.#bundle.getMessage(key)?.value;
    return pattern ? this.#bundle.formatPattern(pattern, values, []) : '';
  }

  /** How long ago something was: "3 minutes ago", "2 days ago". */
  ago(minutes: number): string {
    if (minutes === 0) return this.#ago.format(0, 'second');
    if (minutes < 120) return this.#ago.format(-minutes, 'minute');
    const hours = Math.floor(minutes / 60);
    return hours < 48 ? this.#ago.format(-hours, 'hour') : this.#ago.format(-Math.floor(hours / 24), 'day');
  }

  /** A time of day as people write it: "9:30 AM", "14:05". */
  time({ hour, minute }: LocalTime): string {
    return this.#time.format(Date.UTC(2000, 0, 1, hour, minute));
  }

  /** A day of the calendar: "Wednesday, November 25, 2026". */
  day({ year, month, day }: LocalDay): string {
    return this.#day.format(Date.UTC(year, month - 1, day));
  }

  /** A day of the week: "Monday", "lunes". */
  weekday(day: Weekday): string {
    return this.#weekday.format(Date.UTC(2000, 0, firstMonday + weekdays.indexOf(day)));
  }

  /** A wait as it is said: "1 minute 20 seconds". */
  wait(total: number): string {
    const minutes = Math.floor(total / 60);
    const seconds = total % 60;
    const parts = [
      minutes > 0 ? this.say('duration-minutes', { minutes }) : '',
      seconds > 0 || minutes === 0 ? this.say('duration-seconds', { seconds }) : '',
    ];
    return parts.filter(Boolean).join(' ');
  }
}

/** A wait as a clock shows it: "1:20". */
export function clock(total: number): string {
  return `${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`;
}

function isWrittenFromTheRight(language: string): boolean {
  return ['ar', 'fa', 'he', 'ur', 'yi'].includes(new Intl.Locale(language).language);
}
