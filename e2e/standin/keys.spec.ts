import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
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

/** Its text box speaks through the profile from now on. */
async function speakWithIt(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const hello = await window.voicetray!.hello({});
    const id = hello.ok ? hello.value.profiles[0]!.id : null;
    await window.voicetray!.updatePreferences({ activeProfile: id });
  });
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('Good morning.');
  await page.getByRole('button', { name: 'Speak', exact: true }).click();
}

describe('a keyring', () => {
  test('that was locked at the start and is unlocked later gives its key then', async () => {
    host = await launch();
    await saveKey();
    host.system.keyring = 'locked';
    const page = await host.openPage();
    await speakWithIt(page);
    await page.getByText('The keyring of this computer is locked').waitFor();
    host.system.keyring = 'v11';
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('The keyring of this computer is locked').waitFor({ state: 'detached' });
    const hello = () => page.evaluate(() => window.voicetray!.hello({}));
    await expect.poll(hello).toMatchObject({ value: { desk: { current: { title: 'Good morning.' } } } });
  });

  test('that is locked does not keep anybody from entering the key again', async () => {
    host = await launch();
    await saveKey();
    host.system.keyring = 'locked';
    const page = await host.openPage();
    const saved = await page.evaluate(async (key) => {
      const hello = await window.voicetray!.hello({});
      const { id, name, url } = hello.ok ? hello.value.profiles[0]! : { id: '', name: '', url: '' };
      return window.voicetray!.saveProfile({ id, name, url, key });
    }, 'app-another');
    expect(saved).toMatchObject({ ok: true, value: { key: 'memory' } });
  });

  test('that is another one by now is told with a way out, which the settings name too', async () => {
    const home = await mkdtemp(join(tmpdir(), 'voicetray-keys-'));
    onTestFinished(() => rm(home, { recursive: true, force: true }));
    host = await launch({ home });
    await saveKey();
    await host.end();
    // Each run of the stand-in has a keyring of its own.
    host = await launch({ home });
    const page = await host.openPage();
    await speakWithIt(page);
    await page.getByText('The key of profile “Home” cannot be read').waitFor();
    await page.getByRole('button', { name: 'Open profile' }).click();
    await page.getByText('The key is kept on this computer but cannot be read').waitFor();
    // That it is told must not make anybody try without end.
    await page.waitForTimeout(500);
    const log = await readFile(join(home, 'logs', 'voicetray.log'), 'utf8');
    expect(log.match(/did not decrypt/g)!.length).toBeLessThan(20);
    await page.getByLabel('App key').fill(KEY);
    await page.getByRole('button', { name: 'Save profile' }).click();
    await page.getByText('Key in the keyring').waitFor();
  });
});

test('a file of keys that is damaged is set aside and told, and the window works', async () => {
  const home = await mkdtemp(join(tmpdir(), 'voicetray-keys-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  host = await launch({ home });
  await saveKey();
  await host.end();
  await writeFile(join(home, 'keyring.json'), '{"version":2,"ke');
  host = await launch({ home });
  const page = await host.openPage();
  await page.getByText('The file of keys is damaged or comes from a newer Voicetray').waitFor();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('No key yet: choose Edit to enter it').waitFor();
  const aside = (await readdir(home)).filter((name) => name.startsWith('keyring-broken-'));
  expect(aside).toHaveLength(1);
});
