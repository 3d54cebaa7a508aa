import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { compactModule, compactNgrams } from './compact-ngrams.ts';

interface Module {
  readonly ngramsData: { readonly ngrams: Readonly<Record<string, Readonly<Record<string, number>>>> };
}

const table = fileURLToPath(new URL('../node_modules/eld/src/ngrams/extrasmall.js', import.meta.url));
const load = async (path: string) => ((await import(pathToFileURL(path).href)) as Module).ngramsData;

it('builds in the same table, with the same scores but once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-ngrams-'));
  try {
    const original = await load(table);
    const written = join(folder, 'table.mjs');
    await writeFile(written, compactModule(original));
    const compact = await load(written);
    expect(compact).toEqual(original);
    const all = Object.values(compact.ngrams);
    expect(new Set(all).size).toBe(new Set(all.map((scores) => JSON.stringify(scores))).size);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('takes the place of that table alone, and says when it is not there', async () => {
  const plugin = compactNgrams();
  expect(await plugin.load('/somewhere/eld/src/languageDetector.js')).toBeNull();
  expect(() => plugin.buildEnd()).toThrow('somewhere else');
  expect((await plugin.load(table))?.code).toContain('JSON.parse');
  expect(() => plugin.buildEnd()).not.toThrow();
});
