import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import { pressOn, tabTo, typeInto } from '../fixtures/keyboard.ts';
import { lastingPort, type Loopback, serve } from '../fixtures/loopback.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

let window: Window;
let page: Page;
/** A program that has the port which Voicetray wants. */
let other: Loopback;
let taken: number;
beforeAll(async () => {
  [window, other] = await Promise.all([openWindow(), serve((_, response) => void response.end('another'))]);
  page = window.page;
  taken = other.port;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await window.call('updatePreferences', { server: { enabled: false, port: taken, atOnce: 2 } });
});
afterAll(async () => {
  await window?.close();
  await other?.close();
});

const field = (name: string) => page.getByLabel(name, { exact: true });
const press = (name: string): Promise<void> => pressOn(page, window.button(name));
const kept = async (): Promise<Preferences['server']> =>
  (await window.call<{ preferences: Preferences }>('hello', {})).preferences.server;
const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
const ask = async (url: string, key: string): Promise<number> => {
  const response = await fetch(`${url}/text-to-audio`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ text: 'Good morning.', user: 'someone' }),
  });
  await response.arrayBuffer();
  return response.status;
};

let address = '';
let key = '';

// One way through, each step from where the one before has left the window.
test('it is switched on by the keyboard, and a port that is taken is told', async () => {
  await press('Settings');
  await pressOn(page, page.getByRole('switch', { name: 'Let other programs speak' }), 'Space');
  await page.getByText(`Port ${taken} is used by another program. Choose another port.`).waitFor();
  expect(await kept()).toMatchObject({ enabled: true, port: taken });
});

test('a number that is none changes nothing, and is told at its field', async () => {
  for (const [name, wrong, words] of [
    ['Port', '80', 'Type a whole number from 1024 to 65535.'],
    ['Port', '9000.5', 'Type a whole number from 1024 to 65535.'],
    ['Requests at once', '99', 'Type a whole number from 1 to 16.'],
  ] as const) {
    await typeInto(page, field(name), wrong);
    await page.keyboard.press('Tab');
    await page.getByText(words).waitFor();
    expect(await field(name).getAttribute('aria-invalid')).toBe('true');
  }
  expect(await kept()).toEqual({ enabled: true, port: taken, atOnce: 2 });
  await tabTo(page, field('Requests at once'), true);
  await typeInto(page, field('Requests at once'), '3');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await kept()).atOnce).toBe(3);
});

test('with a free port it answers, and its address is copied', async () => {
  const port = await lastingPort();
  await typeInto(page, field('Port'), String(port));
  await page.keyboard.press('Tab');
  const shown = field('Address for other programs');
  await shown.waitFor();
  address = await shown.inputValue();
  expect(address).toBe(`http://127.0.0.1:${port}/v1`);
  await press('Copy');
  await page.getByText('Copied.').waitFor();
  expect(await copied()).toBe(address);
  await page.getByText('There is no key yet, so nobody is answered.').waitFor();
  expect(await ask(address, 'vt-guessed')).toBe(401);
});

test('a key is made, shown once, copied and answered', async () => {
  await press('Make a key');
  const dialog = page.getByRole('dialog', { name: 'New key' });
  await dialog.waitFor();
  await typeInto(page, dialog.getByLabel('Name'), 'Reader');
  await page.keyboard.press('Enter');
  const shown = dialog.getByLabel('Key of Reader');
  await expect.poll(() => shown.evaluate((element) => element === document.activeElement)).toBe(true);
  key = await shown.inputValue();
  expect(key).toMatch(/^vt-[\w-]{32}$/);
  await dialog.getByText('Copy it now: it is not shown again.').waitFor();
  await pressOn(page, dialog.getByRole('button', { name: 'Copy' }));
  await dialog.getByText('Copied.').waitFor();
  expect(await copied()).toBe(key);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  const year = new Date().getFullYear();
  await expect
    .poll(() => page.getByRole('list', { name: 'Keys for other programs' }).getByRole('listitem').innerText())
    .toMatch(new RegExp(`^Reader\\s+Made on .*${year}`));
  expect(await ask(address, key)).toBe(200);
});

test('a key that was shown is nowhere any more', async () => {
  const inPage = await page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      [...document.querySelectorAll('input')].map(({ value }) => value),
      Object.entries(localStorage),
      Object.entries(sessionStorage),
    ]),
  );
  const onDisk = await readFile(join(window.host.home, 'server-keys.json'), 'utf8');
  for (const place of [inPage, onDisk, JSON.stringify(await window.call('listServerKeys', {}))]) {
    expect(place).toContain('Reader');
    expect(place).not.toContain(key);
  }
});

test('a copy that the system refuses leaves the key marked, to be copied by hand', async () => {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
  });
  await press('Copy');
  await page.getByText('Press Ctrl+C to copy it.').waitFor();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(address);
  await page.keyboard.press('Control+c');
  expect(await copied()).toBe(address);
});

test('a revoked key is answered no more', async () => {
  await press('Revoke Reader');
  await page.getByRole('dialog', { name: 'Revoke “Reader”?' }).waitFor();
  await press('Keep it');
  expect(await ask(address, key)).toBe(200);
  await press('Revoke Reader');
  await press('Revoke key');
  await page.getByText('There is no key yet').waitFor();
  const make = window.button('Make a key');
  await expect.poll(() => make.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await ask(address, key)).toBe(401);
});

test('switched off, it answers nobody, and says no more of itself', async () => {
  await pressOn(page, page.getByRole('switch', { name: 'Let other programs speak' }), 'Space');
  await field('Port').waitFor({ state: 'detached' });
  await expect.poll(() => ask(address, key).catch(() => 'nobody')).toBe('nobody');
  expect((await kept()).enabled).toBe(false);
});
