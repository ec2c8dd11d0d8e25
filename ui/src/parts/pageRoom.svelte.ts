// Where a screen leaves room for the portal's pages. They lie in a view of their own, over this one: while anything else lies over
// the screen there is no room, so that nothing of theirs covers it.
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { PageRoom } from '../bindings/PageRoom';

/** How many panels lie over the screen. */
class Covers {
  count = $state(0);
}

const covers = new Covers();

/** For as long as a panel is there. */
export function covering(): () => void {
  count(1);
  return () => count(-1);
}

/** A panel that counts itself does not depend on how many there are. */
function count(more: number) {
  untrack(() => {
    covers.count += more;
  });
}

/** An attachment for the empty place that the pages are to fill: it says each new place, and none while it is covered or gone. */
export function leavesRoom(say: (room: PageRoom | null) => void): Attachment<HTMLElement> {
  return (place) => {
    let last: string | undefined;
    const tell = () => {
      const room = covers.count > 0 ? null : roomOf(place);
      const said = JSON.stringify(room);
      if (said === last) return;
      last = said;
      say(room);
    };
    const watching = new ResizeObserver(tell);
    watching.observe(place);
    watching.observe(document.documentElement);
    $effect(tell);
    return () => {
      watching.disconnect();
      say(null);
    };
  };
}

function roomOf(place: HTMLElement): PageRoom {
  const { top, bottom } = place.getBoundingClientRect();
  return { top: Math.max(0, Math.ceil(top)), bottom: Math.max(0, Math.ceil(window.innerHeight - bottom)) };
}
