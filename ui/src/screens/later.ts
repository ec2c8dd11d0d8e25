// The screens that the first one does not need: files of their own, so that it is there sooner.
import type { Component } from 'svelte';
import type { Screen } from '../bindings/Screen';
import type { ScreenProps } from './props';

/** Those that are loaded by now. */
export interface Later {
  SignedIn?: Component<ScreenProps<'whoIsItFor' | 'appointments' | 'portal'>> | undefined;
  Staff?: Component<ScreenProps<'staff'>> | undefined;
}

/** The one that a screen of this kind is in, if it is not there from the first. */
export function needed(kind: Screen['kind']): keyof Later | undefined {
  if (kind === 'staff') return 'Staff';
  return kind === 'whoIsItFor' || kind === 'appointments' || kind === 'portal' ? 'SignedIn' : undefined;
}

/** Loads it. */
export async function load(which: keyof Later): Promise<Later> {
  if (which === 'Staff') return { Staff: (await import('./Staff.svelte')).default };
  return { SignedIn: (await import('./SignedIn.svelte')).default };
}
