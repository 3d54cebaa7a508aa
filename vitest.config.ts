import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Electron's package downloads its runtime when imported, so tests of the desktop host get the typed stand-in. */
const alias = { electron: fileURLToPath(new URL('./e2e/standin/electron.ts', import.meta.url)) };

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [svelte()],
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['src-*/**/*.test.ts', 'scripts/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          include: ['e2e/**/*.spec.ts'],
          globalSetup: ['e2e/fixtures/global-setup.ts'],
          // Recordings from one sound server: one file at a time.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
