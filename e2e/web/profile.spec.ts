import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { pressOn, tabTo, typeInto } from '../fixtures/keyboard.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

const TEXT = 'The letter came on a Tuesday.';
const USER = 'reader-7';

let window: Window;
let page: Page;
let server: DifyServer;
/** Every answer the program has given to the page; one that comes while the page closes is empty. */
const heard: Promise<string>[] = [];
beforeAll(async () => {
  const messages = { 'msg-1': { text: 'An answer from the log.', user: USER } };
  [window, server] = await Promise.all([openWindow(), startDifyServer({ messages })]);
  page = window.page;
  page.on('response', (response) => {
    if (response.url().includes('/api/')) heard.push(response.text().catch(() => ''));
  });
  await page.evaluate(() => {
    const events = new EventSource('events');
    events.onmessage = ({ data }: MessageEvent<string>) => {
      document.body.dataset['events'] = (document.body.dataset['events'] ?? '') + data;
    };
  });
});
afterAll(async () => {
  await window?.close();
  await server?.close();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByLabel(name, { exact: true });
const press = (name: string): Promise<void> => pressOn(page, button(name));

/** The bodies of what the app was asked to speak. */
const spoken = (): unknown[] =>
  server.requests.filter(({ path }) => path === '/v1/text-to-audio').map(({ body }) => body);

/** All that a script in the page could ever get hold of. */
async function inPage(): Promise<string> {
  const seen = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea, select')];
    return JSON.stringify([
      document.documentElement.outerHTML,
      fields.map((field) => (field as HTMLInputElement).value),
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      location.href,
      document.body.dataset['events'],
    ]);
  });
  return [seen, ...(await Promise.all(heard)), JSON.stringify(await window.call('hello', {}))].join('\n');
}

// One way through, each step from where the one before has left the window.
test('a profile is added, tested and saved by the keyboard alone', async () => {
  await press('Settings');
  await press('Add profile');
  await page.getByRole('dialog', { name: 'New profile' }).waitFor();
  await typeInto(page, field('Address'), server.url.replace(/\/v1$/, ''));
  await typeInto(page, field('App key'), server.key);
  await pressOn(page, page.getByText('More options'), 'Enter');
  await typeInto(page, field('User'), USER);

  await press('Test connection');
  const report = page.getByRole('dialog').getByRole('status');
  await expect
    .poll(async () => (await report.innerText()).split(/\n+/))
    .toEqual([
      'Connected to “Reader”.',
      'Speech is on in this app.',
      'Its default voice is alloy.',
      'The server runs Dify 1.16.0.',
      `The address was completed to ${server.url}.`,
    ]);
  expect(await field('Address').inputValue()).toBe(server.url);
  expect(await field('Name').inputValue()).toBe('Reader');

  await press('Save profile');
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await expect.poll(() => page.getByRole('radio', { name: 'Reader' }).isChecked()).toBe(true);
});

test('the key is nowhere in the page afterwards', async () => {
  await press('Edit Reader');
  expect(await field('App key').inputValue()).toBe('');
  expect(await field('App key').getAttribute('type')).toBe('password');
  await page.getByText('The key is kept in a file that only you can read.').waitFor();
  const seen = await inPage();
  expect(seen).toContain(USER);
  expect(seen).toMatch(/name\W+profiles/);
  expect(seen).not.toContain(server.key);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('the app speaks with its own voice, as mp3', async () => {
  const sound = page.waitForResponse((response) => response.url().includes('/audio/'));
  await typeInto(page, window.text, TEXT);
  await page.keyboard.press('Control+Enter');
  expect((await sound).headers()['content-type']).toBe('audio/mpeg');
  await window.says('Finished');
  expect(spoken()).toEqual([{ text: TEXT, user: USER, streaming: true }]);
  expect(server.requests.at(-1)?.authorization).toBe(`Bearer ${server.key}`);
});

test('a voice that is typed is sent as it is', async () => {
  await tabTo(page, page.getByRole('combobox', { name: 'Voice' }));
  await page.keyboard.type('zelda');
  await page.getByRole('option', { name: 'Use “zelda”' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('combobox', { name: 'Voice' }).inputValue()).toBe('zelda');
  await page.keyboard.press('Control+Enter');
  await window.says(/Making|Loading|Playing/);
  await window.says('Finished');
  expect(spoken().at(-1)).toEqual({ text: TEXT, user: USER, voice: 'zelda', streaming: true });
});

test('a message is spoken by its id', async () => {
  await pressOn(page, page.getByText('Answers', { exact: true }));
  await typeInto(page, field('Message id'), 'msg-1');
  await page.keyboard.press('Enter');
  await window.says(/Making|Loading|Playing/);
  await window.says('Finished');
  expect(spoken().at(-1)).toEqual({ message_id: 'msg-1', user: USER, voice: 'zelda', streaming: true });
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('a removed profile is gone, and this computer speaks again', async () => {
  await press('Settings');
  await press('Edit Reader');
  await press('Remove');
  await page.getByRole('dialog', { name: 'Remove “Reader”?' }).waitFor();
  await press('Remove profile');
  await page.getByText('No profile yet.').waitFor();
  await press('Close settings');
  expect(await page.getByLabel('Spoken by').locator('option').allInnerTexts()).toEqual(['This computer']);
  const before = server.requests.length;
  await page.keyboard.press('Control+Enter');
  await window.says(/Making|Loading|Playing/);
  await window.says('Finished');
  expect(server.requests.length).toBe(before);
  expect(await inPage()).not.toContain(server.key);
});
