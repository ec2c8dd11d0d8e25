// A stand for tests: the real interface, with views put in by hand and the intents that come out kept.
import { cleanup, render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import App from '../App.svelte';
import type { Fault } from '../bindings/Fault';
import type { Intent } from '../bindings/Intent';
import type { Notice } from '../bindings/Notice';
import type { Overlay } from '../bindings/Overlay';
import type { Screen } from '../bindings/Screen';
import type { View } from '../bindings/View';

type ScreenOf<Kind extends Screen['kind']> = Extract<Screen, { kind: Kind }>;

export class Stand {
  readonly sent: Intent[] = [];
  readonly person = userEvent.setup();
  #draw = async (_: View) => {};

  constructor() {
    cleanup();
    const watch = (draw: (view: View) => Promise<void>) => {
      this.#draw = draw;
    };
    render(App, { bridge: { watch, send: (intent: Intent) => this.sent.push(intent) } });
  }

  /** Draws a screen, as the core would have it drawn. */
  async show(screen: Screen, overlay: Overlay | null = null, clinic: Partial<View['clinic']> = {}): Promise<this> {
    await this.draw(aView(screen, { overlay, clinic: { ...harbour, ...clinic } }));
    return this;
  }

  async draw(view: View): Promise<void> {
    await this.#draw(view);
    await tick();
  }
}

/** A view of a screen over which nothing lies. */
export function aView(screen: Screen, changes: Partial<View> = {}): View {
  const usual = { clinic: harbour, language: 'en', overlay: null, staffCall: 'ready', assisted: false } as const;
  return { ...usual, screen, ...changes };
}

export function signIn(changes: Partial<ScreenOf<'signIn'>> = {}): Screen {
  const resting = { farewell: null, hours: { kind: 'open' }, method: 'phone', notice: null } as const;
  return { kind: 'signIn', ...resting, typing: 'empty', submit: 'disabled', ...changes };
}

export function verification(changes: Partial<ScreenOf<'verification'>> = {}): Screen {
  const sent = { method: 'phone', maskedContact: '••• ••• ••23', disclosure: 'portal', linkDigits: null } as const;
  const resting = { notArrived: false, notice: null, codeWanted: true, entry: 0 } as const;
  return {
    kind: 'verification',
    ...sent,
    ...resting,
    typing: 'empty',
    submit: 'disabled',
    resend: { kind: 'ready' },
    ...changes,
  };
}

export function appointments(changes: Partial<ScreenOf<'appointments'>> = {}): Screen {
  const resting = {
    patient: 'Maria',
    others: false,
    hasPortal: false,
    ownPhone: null,
    notice: null,
    endsInSeconds: null,
  };
  return { kind: 'appointments', day: { kind: 'nothing', next: null }, ...resting, ...changes };
}

export function whoIsItFor(changes: Partial<ScreenOf<'whoIsItFor'>> = {}): Screen {
  return { kind: 'whoIsItFor', patients: [{ id: '1', name: 'Maria' }], notice: null, ...changes };
}

/** The sentence of a fault, with nothing beside it. */
export function notice(fault: Fault, changes: Partial<Notice> = {}): Notice {
  return { fault, waitSeconds: null, triesLeft: null, alternative: null, ...changes };
}

const harbour: View['clinic'] = {
  name: 'Harbour Clinic',
  logoUrl: null,
  welcomeTitle: 'Welcome',
  welcomeMessage: '',
  contact: { phone: '', email: '', address: '', hours: '' },
  labels: { patient: { singular: 'client', plural: 'clients' } },
  languages: ['en', 'de'],
  methods: ['email', 'phone'],
  privacyNotice: '',
  attractUrl: null,
  emailDomains: ['gmail.com', 'outlook.com', 'yahoo.com'],
  country: 'US',
  palette: {
    background: '#eef5f4',
    onBackground: '#141c24',
    onBackgroundQuiet: '#4b5258',
    surface: '#ffffff',
    onSurface: '#141c24',
    onSurfaceQuiet: '#5b6066',
    outline: '#7e8287',
    primary: '#0f6b73',
    primaryPressed: '#0b5056',
    onPrimary: '#ffffff',
    primaryTint: '#e7f0f1',
    onPrimaryTint: '#114f57',
  },
};

export function portal(changes: Partial<ScreenOf<'portal'>> = {}): Screen {
  const resting = {
    page: { kind: 'shown', field: null },
    refused: null,
    endsInSeconds: 900,
    extendable: true,
  } as const;
  return { kind: 'portal', ...resting, ...changes };
}
