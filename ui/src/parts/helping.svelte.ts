// What every screen's help goes by: which step it is about, whether staff was called, whether somebody is helping.
import { createContext } from 'svelte';
import type { Screen } from '../bindings/Screen';
import type { StaffCallView } from '../bindings/StaffCallView';
import type { View } from '../bindings/View';

/** What a step's help is called in the words: `help-<topic>`. */
export type HelpTopic =
  | 'sign-in-email'
  | 'sign-in-phone'
  | 'verification-email'
  | 'verification-phone'
  | 'who'
  | 'appointments'
  | 'portal'
  | 'unavailable';

export class Helping {
  topic = $state.raw<HelpTopic>('sign-in-email');
  call = $state.raw<StaffCallView>('ready');
  assisted = $state.raw(false);

  /** Goes on with another view. */
  follow({ screen, staffCall, assisted }: View): void {
    this.topic = topicOf(screen);
    this.call = staffCall;
    this.assisted = assisted;
  }
}

function topicOf(screen: Screen): HelpTopic {
  switch (screen.kind) {
    case 'signIn':
      return `sign-in-${screen.method}`;
    case 'verification':
      return `verification-${screen.method}`;
    case 'whoIsItFor':
      return 'who';
    case 'appointments':
      return 'appointments';
    case 'portal':
      return 'portal';
    case 'unavailable':
    case 'staff':
    case 'ended':
      return 'unavailable';
  }
}

export const [useHelping, provideHelping] = createContext<Helping>();
