// Every screen and state, as kiosk-core drew them. For an ordinary browser: none of it is shipped.
import type { ClinicView } from '../bindings/ClinicView';
import type { View } from '../bindings/View';
import attractPicture from '../fixtures/attract.svg?url';
import harbourLogo from '../fixtures/harbour-clinic.svg?url';
import lindenLogo from '../fixtures/linden-practice.svg?url';
import views from '../fixtures/views.json';

export interface Fixture {
  /** What it shows: "sign-in: resting". */
  name: string;
  /** The same for an address: "sign-in-resting". */
  slug: string;
  view: View;
}

const drawn = views as { name: string; view: View }[];

export const fixtures: Fixture[] = drawn.map(({ name, view }, place) => ({
  name,
  slug: slugOf(name, place),
  view: { ...view, clinic: withPictures(view.clinic) },
}));

/** The shell serves pictures under addresses of their own; here they are files. */
function withPictures(clinic: ClinicView): ClinicView {
  return {
    ...clinic,
    logoUrl: clinic.logoUrl && logoOf(clinic.name),
    attractUrl: clinic.attractUrl && attractPicture,
  };
}

function logoOf(clinic: string): string | null {
  if (clinic.startsWith('Harbour')) return harbourLogo;
  return clinic.startsWith('Linden') ? lindenLogo : null;
}

/** By its place or its slug. */
export function findFixture(wanted: string): Fixture | undefined {
  return fixtures[Number(wanted)] ?? fixtures.find(({ slug }) => slug === wanted);
}

/** A name that has been there before is told apart by its place. */
function slugOf(name: string, place: number): string {
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return drawn.findIndex((other) => other.name === name) === place ? slug : `${slug}-${place}`;
}
