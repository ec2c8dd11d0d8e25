// What every screen is given, and nothing else.
import type { ClinicView } from '../bindings/ClinicView';
import type { Intent } from '../bindings/Intent';
import type { LanguageTag } from '../bindings/LanguageTag';
import type { Screen } from '../bindings/Screen';

export interface ScreenProps<Kind extends Screen['kind']> {
  clinic: ClinicView;
  language: LanguageTag;
  screen: Extract<Screen, { kind: Kind }>;
  onintent: (intent: Intent) => void;
}
