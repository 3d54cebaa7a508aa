import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeyRing } from './key-ring.ts';

let home: string;
let file: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-keys-'));
  file = join(home, 'data', 'server-keys.json');
});
afterEach(() => rm(home, { recursive: true }));

const ring = () => new KeyRing(join(home, 'data'));

describe('KeyRing', () => {
  it('makes keys of 192 bits that are good until they are revoked, for every process', async () => {
    const keys = ring();
    expect(await keys.list()).toEqual([]);
    expect(await keys.verify('vt-anything')).toBeNull();
    const [one, two] = [await keys.make('one'), await keys.make('two')];
    expect(one.key).toMatch(/^vt-[A-Za-z0-9_-]{32}$/);
    expect(two.key).not.toBe(one.key);
    expect(await ring().list()).toEqual(
      [one, two].map(({ id, name, createdAt }) => ({ id, name, createdAt })),
    );
    expect(await ring().verify(two.key)).toMatchObject({ id: two.id, name: 'two' });
    await ring().revoke(two.id);
    await ring().revoke('nobody');
    expect(await keys.verify(two.key)).toBeNull();
    expect(await keys.verify(one.key)).toMatchObject({ name: 'one' });
  });

  it('keeps digests alone, in a file for its owner', async () => {
    const { key } = await ring().make('one');
    const text = await readFile(file, 'utf8');
    expect(text).not.toContain(key);
    expect(text).not.toContain(key.slice(3));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('loses no key when several are made at a time', async () => {
    const keys = ring();
    await Promise.all(Array.from({ length: 10 }, (_, at) => keys.make(`key ${at}`)));
    expect(await keys.list()).toHaveLength(10);
  });

  it.each(['{broken', '{"version":1,"keys":[{"id":"a"}]}'])(
    'lets nobody in by a damaged file: %s',
    async (text) => {
      const { key } = await ring().make('one');
      await writeFile(file, text);
      await expect(ring().verify(key)).rejects.toMatchObject({ error: { code: 'storage_failed' } });
      await expect(ring().make('two')).rejects.toMatchObject({ error: { code: 'storage_failed' } });
      expect(await readFile(file, 'utf8')).toBe(text);
    },
  );
});
