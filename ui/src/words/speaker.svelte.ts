// How every part comes by its words: one speaker, given down from the top, that changes its language in place.
import { createContext } from 'svelte';
import type { Labels } from '../bindings/Labels';
import type { LocalDay } from '../bindings/LocalDay';
import type { LocalTime } from '../bindings/LocalTime';
import type { Weekday } from '../bindings/Weekday';
import { spoken, wordsFor } from './languages';
import { type Values, Words } from './words';

export class Speaker {
  #words = $state.raw<Words>();
  #labels = $state.raw<Labels>();
  #wanted = '';

  /** The words that are spoken now; none until the first language is there. */
  get words(): Words | undefined {
    return this.#words;
  }

  /** Turns to a language and the clinic's own word for a patient. The words before stay until the new ones are there. */
  async turnTo(wanted: string, labels: Labels): Promise<void> {
    this.#labels = labels;
    const language = spoken(wanted);
    if (language === this.#wanted) return;
    this.#wanted = language;
    const source = wordsFor(language);
    if (typeof source === 'string') {
      this.#words = new Words(language, source);
    } else {
      const loaded = await source;
      if (language === this.#wanted) this.#words = new Words(language, loaded);
    }
  }

  say = (key: string, values: Values = {}): string => {
    const patient = this.#labels?.patient;
    const own = { patient: patient?.singular ?? '', patients: patient?.plural ?? '' };
    return this.#words?.say(key, { ...own, ...values }) ?? '';
  };

  /** The same in another language than the one that is spoken now. */
  sayIn = async (wanted: string, key: string): Promise<string> =>
    new Words(spoken(wanted), await wordsFor(wanted)).say(key);

  /** The clinic's own word for a patient, or for several. */
  patient = (number: 'singular' | 'plural'): string => this.#labels?.patient[number] ?? '';

  time = (time: LocalTime): string => this.#words?.time(time) ?? '';

  day = (day: LocalDay): string => this.#words?.day(day) ?? '';

  weekday = (day: Weekday): string => this.#words?.weekday(day) ?? '';

  ago = (minutes: number): string => this.#words?.ago(minutes) ?? '';
  wait = (seconds: number): string => this.#words?.wait(seconds) ?? '';
}

export const [useSpeaker, provideSpeaker] = createContext<Speaker>();
