import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../src-preload/contract/errors.ts';
import { createSecretsFile } from './secrets-file.ts';

let file: string;
beforeEach(async () => {
  file = join(await mkdtemp(join(tmpdir(), 'voicetray-keys-')), 'data', 'keys.json');
});

describe('createSecretsFile', () => {
  it('keeps, gives back and forgets a key', async () => {
    const secrets = createSecretsFile(file, {});
    expect(await secrets.status('p1')).toBe('none');
    expect(await secrets.write('p1', 'app-secret')).toBe('file');
    expect(await createSecretsFile(file, {}).read('p1')).toBe('app-secret');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await secrets.remove('p1');
    expect(await secrets.read('p1')).toBeNull();
    expect(await readFile(file, 'utf8')).not.toContain('app-secret');
  });

  it('takes the key of the environment where none is kept, and says so', async () => {
    const secrets = createSecretsFile(file, { VOICETRAY_KEY: 'app-env' });
    expect(await secrets.read('p1')).toBe('app-env');
    expect(await secrets.status('p1')).toBe('environment');
    await secrets.write('p1', 'app-typed');
    expect(await secrets.read('p1')).toBe('app-typed');
    expect(await secrets.status('p1')).toBe('file');
  });

  it('keeps all of several keys that are written at once', async () => {
    const secrets = createSecretsFile(file, {});
    await Promise.all(['a', 'b', 'c'].map((id) => secrets.write(id, `app-${id}`)));
    await Promise.all([secrets.remove('b'), secrets.write('d', 'app-d')]);
    const kept = await Promise.all(['a', 'b', 'c', 'd'].map((id) => secrets.read(id)));
    expect(kept).toEqual(['app-a', null, 'app-c', 'app-d']);
  });

  it('sets a damaged file aside, tells it, and takes keys again', async () => {
    const told: AppError[] = [];
    const secrets = createSecretsFile(file, {}, (notice) => told.push(notice));
    await secrets.write('p1', 'app-secret');
    await writeFile(file, '{"version":1,"keys":{"p1":"app-sec');
    expect(await secrets.status('p1')).toBe('none');
    const name = String(told[0]?.params?.name);
    expect(told).toEqual([{ code: 'keys_broken', params: { name } }]);
    expect(await readFile(join(dirname(file), name), 'utf8')).toContain('app-sec');
    await secrets.write('p1', 'app-again');
    expect(await secrets.read('p1')).toBe('app-again');
  });
});
