// The gallery, or one fixture alone where the address asks for it: `?fixture=<place or slug>`.
import { mount } from 'svelte';
import App from '../App.svelte';
import { fixtureBridge } from './bridge';
import { findFixture } from './fixtures';
import Gallery from './Gallery.svelte';

export function openGallery(target: HTMLElement): void {
  const fixture = findFixture(new URLSearchParams(location.search).get('fixture') ?? 'none');
  if (fixture) mount(App, { target, props: { bridge: fixtureBridge(fixture.view) } });
  else mount(Gallery, { target });
}
