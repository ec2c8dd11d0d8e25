// The one door between what is drawn and what decides: views come in, intents go out.
import { Channel, invoke } from '@tauri-apps/api/core';
import type { Intent } from './bindings/Intent';
import type { View } from './bindings/View';

export interface Bridge {
  /** Calls `draw` with the present view, and again with each one after it. */
  watch(draw: (view: View) => void): void;
  /** Says what the person at the screen did. What comes of it is the next view. */
  send(intent: Intent): void;
}

/** The door to the shell that this page runs in. */
export function shellBridge(): Bridge {
  return {
    watch(draw) {
      const views = new Channel<View>();
      views.onmessage = draw;
      void invoke('watch_views', { views });
    },
    send(intent) {
      void invoke('send_intent', { intent });
    },
  };
}
