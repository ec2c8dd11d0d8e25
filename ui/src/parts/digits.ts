// Digits as people type them, of whatever script.

/** The digits in a text, in their order and their own script. */
export function digitsOf(text: string): string[] {
  return text.match(/\p{Nd}/gu) ?? [];
}
