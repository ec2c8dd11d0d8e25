// The page's pulse: how far it has come with drawing, said to the shell again and again, so that a page that hangs, or
// draws no more, is noticed. Nothing is decided by it here.

declare global {
  interface Window {
    webkit?: { messageHandlers?: { pulse?: { postMessage(said: string): void } } };
  }
}

/** Nobody has touched this page: a person who comes finds a frozen one replaced. */
const AT_REST = 2000;

/** At rest nothing changes, and a frame wakes the web engine up for a third of a second: one a minute shows that it can. */
const BEATS_TO_A_FRAME = 30;

/** Somebody uses it. */
const IN_USE = 500;

export class Pulse {
  #picture = 0;
  #frames = 0;
  #pace = AT_REST;
  #beats = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Begins to beat. `say` is given the number of the picture that is in place, and of the frames drawn. */
  constructor(readonly say: (picture: number, frames: number) => void) {
    for (const touch of ['pointerdown', 'keydown']) {
      document.addEventListener(touch, () => this.#quicken(), { once: true, capture: true });
    }
    document.addEventListener('visibilitychange', () => this.#beat());
  }

  /** A picture is in place in the document. */
  inPlace(picture: number): void {
    this.#picture = Math.max(this.#picture, picture);
    // Now, for whoever waits to uncover a hidden page; with the next frame, for whoever waits to see it.
    if (document.hidden || this.#frames === 0) this.say(picture, this.#frames);
    if (this.#timer === undefined) this.#beat();
  }

  #quicken(): void {
    this.#pace = IN_USE;
    this.#beat();
  }

  #beat(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#beat(), this.#pace);
    const still = this.#pace === AT_REST && this.#frames > 0 && ++this.#beats % BEATS_TO_A_FRAME !== 0;
    if (document.hidden || still) {
      this.say(this.#picture, this.#frames);
    } else {
      // A frame that never comes is never counted.
      requestAnimationFrame(() => this.say(this.#picture, ++this.#frames));
    }
  }
}

/** Says it to the shell. In an ordinary browser nobody listens. */
export function toShell(picture: number, frames: number): void {
  window.webkit?.messageHandlers?.pulse?.postMessage(`${picture} ${frames}`);
}
