// Digits as people type them, of whatever script.

/** The digits in a text, in their order and their own script. */
export function digitsOf(text: string): string[] {
  return text.match(/\p{Nd}/gu) ?? [];
}

/** Country codes of one and of two digits; all others have three. */
const countryCode = /^(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/**
 * A number grouped lightly, to be compared with a card or a memory: "202 555 0123", "+44 770 090 0123".
 * What holds anything but digits, spaces and a leading plus stays as it was typed.
 */
export function grouped(typed: string): string {
  if (!/^\s*\+?[\p{Nd}\s]*$/u.test(typed)) return typed;
  const digits = digitsOf(typed).join('');
  if (!typed.trimStart().startsWith('+')) return inGroups(digits);
  const country = countryCode.exec(digits)?.[0] ?? digits.slice(0, 3);
  return `+${[country, inGroups(digits.slice(country.length))].filter(Boolean).join(' ')}`;
}

/** Threes, with four at the end rather than a digit alone. */
function inGroups(digits: string): string {
  const all = [...digits];
  const groups: string[] = [];
  while (all.length > 4) groups.push(all.splice(0, 3).join(''));
  if (all.length > 0) groups.push(all.join(''));
  return groups.join(' ');
}
