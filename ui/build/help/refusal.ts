// Why an article cannot be built, for the person who wrote it.

/** Names the file and the line, what is wrong there, and what can stand there. */
export class Refusal extends Error {
  constructor(file: string, line: number, wrong: string, allowed: string) {
    super(`${file}:${line}: ${wrong}. Allowed: ${allowed}.`);
    this.name = 'Refusal';
  }
}

/** Refuses something at a line of the file that is being read. */
export type Refuse = (line: number, wrong: string, allowed: string) => never;

/** The refusals of one file. */
export function refusalsOf(file: string): Refuse {
  return (line, wrong, allowed) => {
    throw new Refusal(file, line, wrong, allowed);
  };
}

/** A list as a sentence has it. */
export function listed(words: Iterable<string>): string {
  return [...words].join(', ');
}
