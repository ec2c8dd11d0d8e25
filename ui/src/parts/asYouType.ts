// The numbering rules of every country. A file of its own: heavy, and not needed before somebody types a number.
import { AsYouType, type CountryCode, isSupportedCountry } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';

/** A number that may be unfinished, as people of that country write it; after a plus as it is written abroad. */
export function asYouType(number: string, country: string): string {
  return new AsYouType(isKnown(country) ? country : undefined, metadata).input(number);
}

function isKnown(country: string): country is CountryCode {
  return isSupportedCountry(country as CountryCode, metadata);
}
