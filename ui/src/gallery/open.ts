// The gallery, or one thing alone where the address asks for it: `?fixture=<place or slug>`, `?help=<language>`.
import { mount } from 'svelte';
import App from '../App.svelte';
import { features } from '../help/articles';
import { fixtureBridge } from './bridge';
import { findFixture } from './fixtures';
import Gallery from './Gallery.svelte';
import HelpPage from './HelpPage.svelte';

export function openGallery(target: HTMLElement): void {
  const asked = new URLSearchParams(location.search);
  const language = asked.get('help');
  const fixture = findFixture(asked.get('fixture') ?? 'none');
  if (language) mount(HelpPage, { target, props: { language, features: asked.has('off') ? [] : features } });
  else if (fixture) mount(App, { target, props: { bridge: fixtureBridge(fixture.view) } });
  else mount(Gallery, { target });
}
