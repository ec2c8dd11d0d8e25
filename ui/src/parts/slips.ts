// What somebody who typed an address is likely to have meant: a slip in the domain, never a rule.
import { distance } from 'fastest-levenshtein';

/** Endings that are no top-level domain, or nobody's who writes to a clinic, and what they are slips of. */
const endings: Record<string, string> = {
  cim: 'com',
  cm: 'com',
  cmo: 'com',
  comm: 'com',
  con: 'com',
  coom: 'com',
  cpm: 'com',
  ocm: 'com',
  vom: 'com',
  xom: 'com',
  nte: 'net',
  ner: 'net',
  ogr: 'org',
  orgg: 'org',
};

/** Close to one that everybody knows, and right all the same. */
const right = ['aol', 'email', 'gmx', 'hey', 'live', 'mail', 'me', 'ymail'];

/** The whole address as it was probably meant, or nothing where no slip is likely. */
export function likelyMeant(address: string, known: string[]): string | undefined {
  const [, local, typed] = /^\s*(.+)@([^@]+\.[^@]+?)\s*$/.exec(address) ?? [];
  if (local === undefined || typed === undefined) return undefined;
  const domain = typed.toLowerCase();
  const meant = mended(
    domain,
    known.map((each) => each.toLowerCase()),
  );
  return meant === domain ? undefined : `${local}@${meant}`;
}

function mended(domain: string, known: string[]): string {
  if (known.includes(domain)) return domain;
  const [name, ending] = parted(domain);
  const whole = endings[ending] ?? ending;
  // Another country's ending is no slip: only what stands before it is compared.
  const close = known.filter((each) => parted(each)[1] === whole && isSlipOf(name, parted(each)[0]));
  const [nearest] = close.sort((one, other) => distance(name, parted(one)[0]) - distance(name, parted(other)[0]));
  return nearest ?? [name, whole].join('.');
}

/** What stands before the first dot, and the rest. */
function parted(domain: string): [string, string] {
  const dot = domain.indexOf('.');
  return [domain.slice(0, dot), domain.slice(dot + 1)];
}

/** A letter or two wrong, missing, too many, or changed about. Short names have many neighbours. */
function isSlipOf(typed: string, name: string): boolean {
  if (right.includes(typed)) return false;
  const slips = distance(typed, name);
  return slips < 2 || (slips === 2 && (name.length > 5 || sorted(typed) === sorted(name)));
}

function sorted(letters: string): string {
  return [...letters].sort().join('');
}
