import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { errorWords } from '../../src-preload/contract/errors.ts';
import { defaultPreferences, SETTINGS_VERSION } from '../../src-preload/contract/settings.ts';
import { startDifyServer } from '../fixtures/dify-server.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

let home: string;
let window: Window | undefined;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-home-'));
});
afterEach(async () => {
  await window?.close();
  await rm(home, { recursive: true, force: true });
});

/** Opens the window on a settings file with that content; gives what was set aside. */
async function openOn(content: string): Promise<{ opened: Window; aside: string }> {
  await writeFile(join(home, 'settings.json'), content);
  const opened = (window = await openWindow({ VOICETRAY_HOME: home }));
  const aside = (await readdir(home)).filter((name) => /^settings-(broken|newer)-/.test(name));
  expect(aside).toHaveLength(1);
  expect(await readFile(join(home, aside[0]!), 'utf8')).toBe(content);
  return { opened, aside: aside[0]! };
}

describe('a settings file that cannot be used', () => {
  test.each([
    ['is cut off', 'settings_broken', '{"version": 1, "preferences": {"activeProf'],
    ['is not of this program', 'settings_broken', '{"version": 1, "colour": "green"}'],
    ['comes from a newer program', 'settings_newer', '{"version": 1000, "preferences": {}, "profiles": []}'],
  ] as const)('is set aside and named when it %s', async (_, code, content) => {
    const { opened, aside } = await openOn(content);
    const alert = opened.page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.getByRole('paragraph').first().innerText()).toBe(
      errorWords({ code, params: { name: aside } }),
    );

    // All works as on a first day, and what is set from now on is kept in a file of its own.
    await opened.speak('Good morning.');
    await opened.says('Finished');
    await opened.page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '2×' });
    await expect
      .poll(async () => JSON.parse(await readFile(join(home, 'settings.json'), 'utf8')) as unknown)
      .toMatchObject({ version: SETTINGS_VERSION, preferences: { playback: { speed: 2 } } });
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await alert.waitFor({ state: 'detached' });
  });
});

test('a settings file of version 1 is taken up, with its profile, its key and who speaks', async () => {
  const server = await startDifyServer();
  onTestFinished(() => server.close());
  const library = { ...defaultPreferences.library, reuse: false };
  const preferences = { ...defaultPreferences, activeProfile: 'p-1', askAbove: 700, library };
  const profile = {
    id: 'p-1',
    name: 'Work',
    url: server.url,
    user: 'voicetray-1a2b3c4d',
    voice: 'nova',
    allowPlainHttp: false,
  };
  const old = { version: 1, preferences: { ...preferences, server: undefined }, profiles: [profile] };
  await writeFile(join(home, 'settings.json'), JSON.stringify(old));
  await writeFile(join(home, 'keys.json'), JSON.stringify({ version: 1, keys: { 'p-1': server.key } }));
  const opened = (window = await openWindow({ VOICETRAY_HOME: home }));
  const { page } = opened;

  await opened.button('Settings').click();
  const radio = page.getByRole('radio', { name: 'Work' });
  await expect.poll(() => radio.isChecked()).toBe(true);
  expect(await page.getByText('Key in a file that only you can read').count()).toBe(1);
  await opened.button('Edit Work').click();
  expect(await page.getByLabel('For the first sound').inputValue()).toBe('100');
  expect(await page.getByRole('alert').count()).toBe(0);

  await expect
    .poll(async () => JSON.parse(await readFile(join(home, 'settings.json'), 'utf8')) as unknown)
    .toEqual({
      version: SETTINGS_VERSION,
      // The fixture closes the welcome.
      preferences: { ...preferences, windows: { ...preferences.windows, welcomed: true } },
      profiles: [{ ...profile, timeouts: { connect: 10, firstByte: 100, stall: 30 } }],
    });
  expect((await readdir(home)).filter((name) => name.startsWith('settings'))).toEqual(['settings.json']);
});
