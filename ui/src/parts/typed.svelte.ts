// What stands in the fields of the sign-in screen. It outlives the screen, so that going on, changing the method and coming
// back lose nothing; it ends with the page, which ends with the patient's session.
import { createContext } from 'svelte';
import type { SignInMethod } from '../bindings/SignInMethod';

export class TypedContacts implements Record<SignInMethod, string> {
  email = $state('');
  phone = $state('');
}

export const [useTyped, provideTyped] = createContext<TypedContacts>();
