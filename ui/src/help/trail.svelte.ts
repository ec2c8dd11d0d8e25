// The way that somebody has come while reading, and back.
import type { Place } from './articles';

export type Step = { kind: 'list' } | { kind: 'search' } | { kind: 'article'; place: Place };

/** How a place is marked where it can be touched, so that it is found again. */
export function topicOf({ slug, anchor }: Place): string {
  return anchor === null ? slug : `${slug}#${anchor}`;
}

export class Trail {
  #steps = $state.raw<Step[]>([]);
  #left: string[] = [];

  /** Begins at a place that somebody was sent to, or where there is everything. */
  constructor(sentTo: Place | null) {
    this.#steps = [sentTo === null ? { kind: 'list' } : { kind: 'article', place: sentTo }];
  }

  /** Where somebody is. */
  get here(): Step {
    return this.#steps.at(-1) ?? { kind: 'list' };
  }

  get isAtStart(): boolean {
    return this.#steps.length === 1;
  }

  read(place: Place): void {
    this.#go({ kind: 'article', place }, topicOf(place));
  }

  search(): void {
    this.#go({ kind: 'search' }, 'search');
  }

  /** To the step before; gives the mark of what was touched there. */
  back(): string | undefined {
    if (this.isAtStart) return undefined;
    this.#steps = this.#steps.slice(0, -1);
    return this.#left.pop();
  }

  #go(step: Step, topic: string): void {
    this.#steps = [...this.#steps, step];
    this.#left.push(topic);
  }
}
