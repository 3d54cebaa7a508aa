import { svelte } from '@sveltejs/vite-plugin-svelte';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Electron's package downloads its runtime when imported, so tests of the desktop host get the typed stand-in. */
const alias = { electron: fileURLToPath(new URL('./e2e/standin/electron.ts', import.meta.url)) };

/**
 * Specs that hold what is really played against what should be, to the millisecond: a busy machine drops sound, so
 * they run one at a time, after all the others. Those wait more than they work, so two of them run at once; a new
 * spec belongs to them unless it measures sound.
 */
const sound = [
  'e2e/terminal/speakers.spec.ts',
  'e2e/web/{growing,long-text,player-engine,player-follow,player-joints,speaking,two-narrators}.spec.ts',
];

const e2e = {
  globalSetup: ['e2e/fixtures/global-setup.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // What is waited for comes at once, or late on a slow machine; a second is no limit for what is shown here.
  expect: { poll: { timeout: 20_000 } },
  // Several hundred of these drive a real browser with real sound beside each other on whatever machine it is. One
  // that fails is tried once more, and `npm test` tells at its end which passed only then, with what went wrong first.
  retry: 1,
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [svelte()],
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['src-*/**/*.test.ts', 'scripts/**/*.test.ts'],
          // Left to itself, vitest would use one of two cores.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          testTimeout: 30_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        resolve: { alias },
        test: {
          ...e2e,
          name: 'e2e',
          include: ['e2e/**/*.spec.ts'],
          exclude: sound,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: { alias },
        test: {
          ...e2e,
          name: 'e2e-sound',
          include: sound,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
