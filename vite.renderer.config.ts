import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The pages of every host: the window and the mini player. Addresses are relative, because they are served from a
 * loopback port as well as from a scheme of their own; nothing is inlined, because the content security policy takes files of their own origin alone.
 */
export default defineConfig({
  root: here('./src-renderer'),
  base: './',
  plugins: [svelte()],
  build: {
    outDir: here('./out/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index.html', 'mini.html'].map((page) => here(`./src-renderer/${page}`)),
      // How long it takes on a slow computer is no warning.
      checks: { bundlerTimings: false },
      // All of the first load is one file, however its parts are shared with rooms that are opened later. What the
      // page's entry uses itself stays apart: it comes before the rest.
      output: {
        codeSplitting: {
          groups: [
            { name: 'base', test: /[\\/]node_modules[\\/]zod[\\/]|preload-helper/, priority: 1 },
            { name: 'window', test: /[\\/]app[\\/]start\.ts$/ },
          ],
        },
      },
    },
  },
});
