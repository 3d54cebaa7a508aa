import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { pressOn, tabTo, typeInto } from '../fixtures/keyboard.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

const TEXT = 'The letter came on a Tuesday.';

let window: Window;
let page: Page;
let work: DifyServer;
let home: DifyServer;
beforeAll(async () => {
  [window, work, home] = await Promise.all([
    openWindow(),
    startDifyServer({ key: 'app-work-secret' }),
    startDifyServer({ key: 'app-home-secret' }),
  ]);
  page = window.page;
});
afterAll(async () => {
  await window?.close();
  await work?.close();
  await home?.close();
});

const field = (name: string) => page.getByLabel(name, { exact: true });
const press = (name: string): Promise<void> => pressOn(page, window.button(name));
const radio = (name: string) => page.getByRole('radio', { name, exact: true });
const speeches = (server: DifyServer) => server.requests.filter(({ path }) => path === '/v1/text-to-audio');
const status = () => page.getByRole('dialog').getByRole('status');

interface Known {
  profiles: { id: string; name: string; user: string; timeouts: unknown; key: string }[];
  preferences: { activeProfile: string | null };
}
const known = (): Promise<Known> => window.call<Known>('hello', {});

async function speak(): Promise<void> {
  await page.keyboard.press('Escape');
  await tabTo(page, window.text);
  await window.speak(TEXT);
  await window.says(/Making|Loading|Playing/);
  await window.says('Finished');
}

// One way through, each step from where the one before has left the window.
test('two profiles are added by the keyboard, each with its own server, key and waits', async () => {
  for (const [name, server] of [
    ['Work', work],
    ['Home', home],
  ] as const) {
    if ((await page.getByRole('dialog').count()) === 0) await press('Settings');
    await press('Add profile');
    await typeInto(page, field('Name'), name);
    await typeInto(page, field('Address'), server.url);
    await typeInto(page, field('App key'), server.key);
    await press('Save profile');
    await expect.poll(() => radio(name).isChecked()).toBe(true);
  }
  const { profiles, preferences } = await known();
  expect(preferences.activeProfile).toBe(profiles[1]?.id);
  expect(new Set(profiles.map(({ user }) => user)).size).toBe(2);
});

test('the one that speaks is chosen by the arrow keys, this computer too', async () => {
  await tabTo(page, radio('Home'));
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => radio('Work').isChecked()).toBe(true);
  await speak();
  expect([speeches(work).length, speeches(home).length]).toEqual([1, 0]);

  await press('Settings');
  await pressOn(page, radio('Work'), 'ArrowDown');
  await expect.poll(async () => (await known()).preferences.activeProfile).not.toBeNull();
  await speak();
  expect([speeches(work).length, speeches(home).length]).toEqual([1, 1]);
  expect(speeches(home)[0]?.authorization).toBe('Bearer app-home-secret');

  await press('Settings');
  await tabTo(page, radio('Home'));
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => radio('This computer').isChecked()).toBe(true);
  await expect.poll(async () => (await known()).preferences.activeProfile).toBeNull();
});

test('the waits are kept, and a wrong number is told at its field', async () => {
  await press('Edit Work');
  await pressOn(page, page.getByText('More options'), 'Enter');
  const wait = field('For the first sound');
  expect(await wait.inputValue()).toBe('100');
  await typeInto(page, wait, 'soon');
  await press('Save profile');
  await expect.poll(() => wait.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await wait.getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByRole('alert').innerText()).toBe('Type a number of seconds from 0.1 to 600.');
  const described = (await wait.getAttribute('aria-describedby'))!.split(' ');
  const words = await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).innerText()));
  expect(words).toContain('Type a number of seconds from 0.1 to 600.');

  await typeInto(page, wait, '45,5');
  await typeInto(page, field('When the sound stops coming'), '');
  await page.keyboard.press('Delete');
  await press('Save profile');
  await window.button('Edit Work').waitFor();
  expect((await known()).profiles[0]?.timeouts).toEqual({ connect: 10, firstByte: 45.5, stall: 30 });
  await press('Edit Work');
  expect(await wait.inputValue()).toBe('45.5');
  await press('Back');
});

let exported = '';

test('all profiles are exported to one file, without a key anywhere in it', async () => {
  const coming = page.waitForEvent('download');
  await press('Export…');
  const download = await coming;
  expect(download.suggestedFilename()).toBe('voicetray-profiles.json');
  exported = await readFile(await download.path(), 'utf8');
  await status().getByText('Saved as voicetray-profiles.json in your downloads.').waitFor();
  const { profiles } = await known();
  expect(JSON.parse(exported)).toEqual({
    format: 'voicetray-profiles',
    version: 1,
    profiles: [
      {
        name: 'Work',
        url: work.url,
        user: profiles[0]?.user,
        voice: null,
        timeouts: { connect: 10, firstByte: 45.5, stall: 30 },
      },
      {
        name: 'Home',
        url: home.url,
        user: profiles[1]?.user,
        voice: null,
        timeouts: { connect: 10, firstByte: 100, stall: 30 },
      },
    ],
  });
  for (const { id } of profiles) expect(exported).not.toContain(id);
  expect(exported).not.toMatch(/app-|secret/);
});

test('after a profile is removed, the file brings it back, and its key is entered again', async () => {
  const before = (await known()).profiles;
  await press('Edit Home');
  await press('Remove');
  await press('Remove profile');
  await window.button('Edit Home').waitFor({ state: 'detached' });

  const chooser = page.waitForEvent('filechooser');
  await press('Import…');
  await (
    await chooser
  ).setFiles({ name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(exported) });
  await status()
    .getByText('“Home” was added. Its key is not in the file: choose Edit and enter it.')
    .waitFor();
  await status().getByText('“Work” is there already.').waitFor();
  await expect.poll(() => page.getByText('No key yet: choose Edit to enter it').count()).toBe(1);
  const after = (await known()).profiles;
  expect(after.map(({ name, key }) => [name, key])).toEqual([
    ['Work', 'file'],
    ['Home', 'none'],
  ]);
  expect(after.map(({ user }) => user)).toEqual([before[0]?.user, before[1]?.user]);
  expect(after.map(({ id }) => id)).not.toContain(before[1]?.id);

  await press('Edit Home');
  await page.getByText('In Dify under “API Access”.').waitFor();
  await typeInto(page, field('App key'), home.key);
  await press('Save profile');
  await tabTo(page, radio('This computer'));
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => radio('Home').isChecked()).toBe(true);
  await speak();
  expect(speeches(home).at(-1)?.body).toMatchObject({ user: before[1]?.user });
});

/** Drops a file on the list, as a file manager does. */
async function drop(text: string): Promise<void> {
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'profiles.json', { type: 'application/json' }));
    return data;
  }, text);
  await page.getByRole('group', { name: 'Who speaks' }).dispatchEvent('drop', { dataTransfer: transfer });
}

test('a dropped file is read too, and what it cannot bring is named', async () => {
  await press('Settings');
  const profiles = [
    { name: 'Lab', url: 'http://dify.example.com/v1', allowPlainHttp: true },
    { name: 'Half' },
    { name: 'Garden', url: 'https://dify.example.com/v1', key: 'app-smuggled' },
  ];
  await drop(JSON.stringify({ format: 'voicetray-profiles', version: 1, profiles }));
  await status().getByText('“Garden” was added. Its key is not in the file').waitFor();
  await status().getByText('“Lab” was left out: its address is not encrypted.').waitFor();
  await status().getByText('“Half” was left out: something in it is missing or not right.').waitFor();
  const { profiles: all } = await known();
  expect(all.at(-1)).toMatchObject({ name: 'Garden', key: 'none' });
});

test('a file of something else changes nothing, and says so', async () => {
  const before = await known();
  const alert = page.getByRole('dialog').getByRole('alert');
  for (const text of ['a letter', '{"format": "voicetray-profiles", "version": 1}', 'x'.repeat(4_000_000)]) {
    await drop(text);
    await alert.getByText('That file holds no Voicetray profiles, so nothing was added.').waitFor();
    await alert.getByRole('button', { name: 'Dismiss' }).click();
  }
  await drop('{"format": "voicetray-profiles", "version": 7}');
  await alert.getByText('That file comes from a newer Voicetray').waitFor();
  expect((await known()).profiles).toEqual(before.profiles);
});

test('a closed file chooser leaves the settings open', async () => {
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .first()
    .dispatchEvent('cancel', { bubbles: true });
  expect(await page.getByRole('dialog', { name: 'Settings' }).count()).toBe(1);
});

test('there is room for a hundred profiles, and that is told', async () => {
  const profiles = Array.from({ length: 120 }, (_, n) => ({
    name: `Many ${n}`,
    url: 'https://dify.example.com/v1',
  }));
  await drop(JSON.stringify({ format: 'voicetray-profiles', version: 1, profiles }));
  await status().getByText('“Many 97” was not added: there is room for 100 profiles.').waitFor();
  await status().getByText('15 more were left out.').waitFor();
  expect((await known()).profiles.length).toBe(100);
  await window.button('Add profile').click();
  await field('Address').fill('https://dify.example.com/v1');
  await field('App key').fill('app-late');
  await window.button('Save profile').click();
  await page.getByText('“dify.example.com” was not added: there is room for 100 profiles.').waitFor();
});
