import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { compactNgrams } from './compact-ngrams.ts';

const table = fileURLToPath(new URL('../node_modules/eld/src/ngrams/extrasmall.js', import.meta.url));

it('takes the place of that table alone, and says when it is not there', async () => {
  const plugin = compactNgrams();
  expect(await plugin.load('/somewhere/eld/src/languageDetector.js')).toBeNull();
  expect(() => plugin.buildEnd()).toThrow('somewhere else');
  expect((await plugin.load(table))?.code).toContain('openNgrams("');
  expect(() => plugin.buildEnd()).not.toThrow();
});
