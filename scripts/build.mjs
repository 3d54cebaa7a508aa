// Builds all that runs: the hosts and the voice's worker, the preload as one sandboxed CommonJS file, the window.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { compactNames } from './compact-names.ts';
import { compactNgrams } from './compact-ngrams.ts';
import { beginBuild } from './toolchain.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const quiet = { configFile: false, root, logLevel: 'warn' };

/** Packages that bring files of their own (wasm, voice data, a worker) stay packages. */
const external = [
  'electron',
  '@echogarden/espeak-ng-emscripten',
  'mpg123-decoder',
  /^@mediabunny\//,
  'mediabunny',
  'libopus-wasm',
];

async function buildMain() {
  await build({
    ...quiet,
    plugins: [compactNgrams(), compactNames()],
    build: {
      outDir: 'out/main',
      emptyOutDir: true,
      ssr: true,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: {
          desktop: 'src-main/desktop-start.ts',
          browser: 'src-main/browser.ts',
          terminal: 'src-main/terminal.ts',
          'on-device-worker': 'src-main/speech/on-device/worker.ts',
          'document-worker': 'src-main/documents/worker.ts',
          'text-worker': 'src-main/app/text-worker.ts',
          'encoder-worker': 'src-main/saving/encoder-worker.ts',
        },
        external,
        // One folder for entries and chunks: a chunk finds the worker's file beside itself.
        output: {
          ...{ format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
          // Licences stay; what explains the code is read in its source.
          comments: { legal: true, annotation: false, jsdoc: false },
          // A source is kept in memory while it runs, and takes twice as much with one sign beyond Latin.
          minify: {
            ...{ compress: false, mangle: false },
            codegen: { removeWhitespace: false, asciiOnly: true, legalComments: 'inline' },
          },
        },
      },
    },
    ssr: { noExternal: true, external: external.filter((name) => typeof name === 'string') },
  });
}

async function buildPreload() {
  await build({
    ...quiet,
    build: {
      outDir: 'out/preload',
      emptyOutDir: true,
      target: 'chrome150',
      minify: false,
      lib: { entry: 'src-preload/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
      rolldownOptions: { external: ['electron'] },
    },
  });
}

const built = beginBuild();
await Promise.all([
  buildMain(),
  buildPreload(),
  build({ configFile: `${root}vite.renderer.config.ts`, logLevel: 'warn' }),
]);
built();
