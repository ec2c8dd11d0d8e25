// Where it is told what to do about something that is not well: in articles that are offered whatever is switched on.
import type { Finding } from '../bindings/Finding';
import type { Place } from '../help/articles';

/** Nothing for what is always well, and for what another row has to answer first. */
const remedies: Record<Finding['kind'], Place | null> = {
  'screen-draws': null,
  'screen-drawn-otherwise': null,
  'store-reads': null,
  'store-unreadable': inStand('store'),
  'nothing-kept': inStand('store'),
  'credential-held': null,
  'keyring-absent': inStand('keyring'),
  'keyring-locked': inStand('keyring'),
  'credential-missing': inStand('enrol'),
  'not-enrolled': inStand('enrol'),
  'keyring-ready': null,
  'portal-answers': null,
  'portal-out-of-reach': inStand('portal-away'),
  'portal-name-unknown': inStand('portal-away'),
  'proxy-in-the-way': inStand('portal-away'),
  'certificate-refused': inStand('portal-away'),
  'portal-strange': inStand('portal-away'),
  'portal-not-enabled': inPortal('enable'),
  'credential-refused': inStand('enrol'),
  'neutral-not-supported': inPortal('neutral'),
  'portal-reached': null,
  'portal-not-known': null,
  'network-absent': inStand('portal-away'),
  'branding-fetched': inStand('look'),
  'branding-kept': inStand('look'),
  'branding-refused': inStand('look'),
  'branding-never': inStand('look'),
  'taken-out-not-kept': inStand('store'),
  'clock-agrees': null,
  'clock-wrong': inStand('clock'),
  'clock-unknown': null,
};

/** What to read about a finding that is not well. */
export function remedyFor({ kind }: Finding): Place | null {
  return remedies[kind];
}

function inStand(anchor: string): Place {
  return { slug: '/help/stand/working', anchor };
}

function inPortal(anchor: string): Place {
  return { slug: '/help/settings/patient-portal', anchor };
}
