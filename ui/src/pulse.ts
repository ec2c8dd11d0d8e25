// The page's pulse: how far it has come with drawing, said to the shell again and again, so that a page that hangs, or
// draws no more, is noticed. At rest the timer alone has to do: the shell sees from outside that it wakes this process
// up (`src-tauri/src/window/stirring.rs`), and once a minute that a mark in the corner has changed on the real screen
// (`src-tauri/src/window/watching.rs`). Nothing is decided by it here.

declare global {
  interface Window {
    webkit?: { messageHandlers?: { pulse?: { postMessage(said: string): void } } };
  }
}

/** Nobody has touched this page: a person who comes finds a frozen one replaced. */
const AT_REST = 2000;

/** At rest nothing changes, and a word or a frame wakes the web engine up for a second: one a minute shows that it can. */
const A_FRAME_AT_REST = 60_000;

/** Somebody uses it. */
const IN_USE = 500;

export class Pulse {
  #picture = 0;
  #frames = 0;
  #marks = 0;
  #pace = AT_REST;
  #lastFrame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Begins to beat. `say` is given the number of the picture that is in place, of the frames drawn, and how often the mark has
   * been changed.
   */
  constructor(readonly say: (picture: number, frames: number, marks: number) => void) {
    for (const touch of ['pointerdown', 'keydown']) {
      document.addEventListener(touch, () => this.#quicken(), { once: true, capture: true });
    }
    document.addEventListener('visibilitychange', () => this.#beat());
  }

  /** A picture is in place in the document. */
  inPlace(picture: number): void {
    this.#picture = Math.max(this.#picture, picture);
    // At once where nothing is drawn; else for whoever waits to show it, when its frame is past. In use the next beat does.
    if (document.hidden || this.#frames === 0) this.say(picture, this.#frames, this.#marks);
    else if (this.#pace === AT_REST) this.#onceDrawn(picture);
    if (this.#timer === undefined) this.#begin();
  }

  /** The second of two frames begins when the first has been drawn. */
  #onceDrawn(picture: number): void {
    requestAnimationFrame(() => requestAnimationFrame(() => this.say(picture, ++this.#frames, this.#marks)));
  }

  #quicken(): void {
    this.#pace = IN_USE;
    this.#begin();
  }

  #begin(): void {
    this.#keepTime();
    this.#beat();
  }

  /** Beats by the clock on the wall, at rest on every even second: the shell has the same clock, and looks soon after. */
  #keepTime(): void {
    clearTimeout(this.#timer);
    const untilNext = this.#pace - (Date.now() % this.#pace);
    this.#timer = setTimeout(() => {
      // The same timer from here on: behind each new one there would be memory to tidy up.
      this.#timer = setInterval(() => this.#beat(), this.#pace);
      this.#beat();
    }, untilNext);
  }

  #beat(): void {
    if (document.hidden) {
      this.say(this.#picture, this.#frames, this.#marks);
    } else if (!this.#isStill()) {
      this.#lastFrame = performance.now();
      if (this.#pace === AT_REST) this.#changeMark();
      // A frame that never comes is never counted.
      requestAnimationFrame(() => this.say(this.#picture, ++this.#frames, this.#marks));
      // Timers fall behind by and by.
      if (this.#pace === AT_REST) this.#keepTime();
    }
  }

  /** So that there is something to be drawn, and to be seen to have been. In use there is enough. */
  #changeMark(): void {
    this.#marks++;
    document.documentElement.toggleAttribute('data-mark');
  }

  #isStill(): boolean {
    const drewLately = this.#frames > 0 && performance.now() - this.#lastFrame < A_FRAME_AT_REST;
    return this.#pace === AT_REST && drewLately;
  }
}

/** Says it to the shell. In an ordinary browser nobody listens. */
export function toShell(picture: number, frames: number, marks: number): void {
  window.webkit?.messageHandlers?.pulse?.postMessage(`${picture} ${frames} ${marks}`);
}
