// The clinic's colours by role, as custom properties: `onPrimary` is `--on-primary`. No other colour is drawn anywhere.
import type { Palette } from './bindings/Palette';

export function wearPalette(root: HTMLElement, palette: Palette): void {
  for (const [role, colour] of Object.entries(palette)) {
    root.style.setProperty(`--${kebab(role)}`, colour);
  }
}

function kebab(role: string): string {
  return role.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}
