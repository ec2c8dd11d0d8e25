// Where the page begins: in a shell it draws what the shell says; in an ordinary browser it shows the fixtures.
import './style/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { shellBridge } from './bridge';

if (import.meta.env.MODE === 'production' || '__TAURI_INTERNALS__' in window) {
  mount(App, { target: document.body, props: { bridge: shellBridge() } });
} else {
  // Left out of what is shipped: in a production build this branch is dead, and the import with it.
  const { openGallery } = await import('./gallery/open');
  openGallery(document.body);
}
