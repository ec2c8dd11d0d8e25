import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { help } from './build/help/plugin.ts';

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The shell's content-security policy allows scripts and styles from files only: nothing may be written into the page.
export default defineConfig({
  plugins: [svelte(), svelteTesting(), help({ articles: from('../docs/help'), words: from('src/words') })],
  build: {
    // WebKitGTK 2.50 understands more; this is the oldest engine that is promised.
    target: 'safari18',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'build/**/*.test.ts'],
    setupFiles: ['src/testing/patience.ts'],
    testTimeout: 30_000,
  },
});
