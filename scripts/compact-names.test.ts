import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { compactNames, packedModule } from './compact-names.ts';

const hindi = fileURLToPath(new URL('../src-main/text/own/emoji/hi.json', import.meta.url));

it('builds in the same names in a third of the room', async () => {
  const json = await readFile(hindi, 'utf8');
  const source = packedModule(json);
  expect(source.length).toBeLessThan(Buffer.byteLength(json) / 3);
  const url = `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`;
  expect(((await import(/* @vite-ignore */ url)) as { default: unknown }).default).toEqual(JSON.parse(json));
});

it('takes the place of those tables alone', async () => {
  const { resolveId, load } = compactNames();
  const names = fileURLToPath(new URL('../src-main/text/own/emoji-names.ts', import.meta.url));
  const id = resolveId.handler('./emoji/hi.json', names);
  expect((await load.handler(id ?? '')).code).toContain('brotliDecompressSync');
  expect(resolveId.handler('./emoji/hi.json', '/elsewhere/x.ts')).toBeNull();
  expect([load.filter.id.test(id ?? ''), load.filter.id.test(hindi)]).toEqual([true, false]);
});
