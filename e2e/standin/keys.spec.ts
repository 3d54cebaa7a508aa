import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { launch, type Launched } from './launch.ts';

const KEY = 'app-4hV9qTzYw0';
let host: Launched;
afterEach(() => host.end());

async function saveKey(): Promise<unknown> {
  const page = await host.openPage();
  return page.evaluate(
    (key) => window.voicetray!.saveProfile({ name: 'Home', url: 'http://127.0.0.1:60009/v1', key }),
    KEY,
  );
}

/** All that the program has written to its folder, once it writes no more: a file that it replaces goes meanwhile. */
async function written(): Promise<string> {
  const read = async (): Promise<string> => {
    const files = await readdir(host.home, { recursive: true, withFileTypes: true });
    const texts = files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name), 'latin1'));
    return (await Promise.all(texts)).join('\n');
  };
  let all = '';
  await expect
    .poll(() =>
      read().then(
        (text) => (all = text),
        () => null,
      ),
    )
    .not.toBeNull();
  return all;
}

test('with a keyring a key rests encrypted, and no window reads it back', async () => {
  host = await launch();
  const saved = await saveKey();
  expect(saved).toMatchObject({ ok: true, value: { name: 'Home', key: 'keyring' } });
  expect(JSON.stringify(saved)).not.toContain(KEY);
  const page = await host.openPage();
  expect(JSON.stringify(await page.evaluate(() => window.voicetray!.hello({})))).not.toContain(KEY);
  expect(await readFile(join(host.home, 'keyring.json'), 'utf8')).toContain('"version":2');
  expect(await written()).not.toContain(KEY);
});

test.each(['v10', 'locked'] as const)('without one (%s) it stays in memory, and says so', async (keyring) => {
  host = await launch({ before: ({ system }) => (system.keyring = keyring) });
  expect(await saveKey()).toMatchObject({ ok: true, value: { key: 'memory' } });
  expect(await written()).not.toContain(KEY);
});
