// The one door between what is drawn and what decides: views come in, intents go out.
import { Channel, invoke } from '@tauri-apps/api/core';
import type { Intent } from './bindings/Intent';
import type { View } from './bindings/View';
import { Pulse, toShell } from './pulse';

export interface Bridge {
  /** Calls `draw` with the present view, and again with each one after it; what is drawn is in place when it is done. */
  watch(draw: (view: View) => Promise<void>): void;
  /** Says what the person at the screen did. What comes of it is the next view. */
  send(intent: Intent): void;
}

/** An image is in place when it can be drawn whole, or never will be. */
function decoded(image: HTMLImageElement): Promise<void> {
  return image.decode().catch(() => {});
}

/** A view as the shell sends it. */
interface Picture {
  number: number;
  view: View;
}

/** The door to the shell that this page runs in. */
export function shellBridge(): Bridge {
  return {
    watch(draw) {
      const pulse = new Pulse(toShell);
      const views = new Channel<Picture>();
      views.onmessage = async ({ number, view }) => {
        await draw(view);
        await Promise.all([...document.images].map(decoded));
        pulse.inPlace(number);
      };
      void invoke('watch_views', { views });
    },
    send(intent) {
      void invoke('send_intent', { intent });
    },
  };
}
