// What the card says by itself: everything else on it is from the articles.
import type { Telling } from '../help/telling';
import { wordsFor } from '../words/languages';
import { Words } from '../words/words';

export interface OwnWords {
  title: string;
  /** Whom it is for. */
  audience: string;
  /** Before the line on which a clinic writes whom to call. */
  whomToCall: string;
  /** No clinic's own word is known on paper. */
  patient: { singular: string; plural: string };
}

export const ownWords: Record<string, OwnWords> = {
  en: {
    title: 'Signing in at the stand',
    audience: 'For the front desk',
    whomToCall: 'Our number for trouble with the stand',
    patient: { singular: 'patient', plural: 'patients' },
  },
  de: {
    title: 'Die Anmeldung am Gerät',
    audience: 'Für den Empfang',
    whomToCall: 'Unsere Nummer bei Störungen am Gerät',
    patient: { singular: 'Patientin oder Patient', plural: 'Patientinnen und Patienten' },
  },
  es: {
    title: 'Entrar en el puesto',
    audience: 'Para la recepción',
    whomToCall: 'Nuestro número para problemas con el puesto',
    patient: { singular: 'paciente', plural: 'pacientes' },
  },
};

/** How the words of the screens are said on the card. */
export async function tellingIn(language: string, { patient }: OwnWords): Promise<Telling> {
  const words = new Words(language, await wordsFor(language));
  return {
    say: (key) => words.say(key, { patient: patient.singular, patients: patient.plural }),
    patient: (number) => patient[number],
  };
}
