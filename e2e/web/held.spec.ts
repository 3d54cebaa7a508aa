import { AxeBuilder } from '@axe-core/playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { pressOn } from '../fixtures/keyboard.ts';
import { lastingPort } from '../fixtures/loopback.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

const TEXT = 'A first part that lasts for a while.\n\nA second part comes behind it.';

let window: Window;
let server: DifyServer;
let id: string;
beforeEach(async () => {
  const port = await lastingPort();
  [window, server] = await Promise.all([openWindow(), startDifyServer({ port })]);
  ({ id } = await window.call<{ id: string }>('saveProfile', draft(server.key)));
  await window.call('updatePreferences', { activeProfile: id });
  await expect.poll(() => window.page.getByLabel('Spoken by').inputValue()).toBe(id);
});
afterEach(async () => {
  await window?.close();
  await server?.close();
});

const draft = (key: string) => ({ name: 'Office', url: server.url, key });
const notice = () => window.page.getByRole('status', { name: 'Waiting for the server' });
const voice = () => window.page.getByRole('combobox', { name: 'Voice' });
const focused = () => window.page.evaluate(() => document.activeElement?.tagName);

/** The server goes, and the window waits for it. */
async function speakToNobody(): Promise<void> {
  // Its voices are known by then: their list has an alarm of its own.
  await expect.poll(() => voice().inputValue()).toBe('App default (alloy)');
  await server.close();
  await window.speak(TEXT);
  await window.says('Waiting for the server…', 60_000);
  await expect
    .poll(() => notice().getByRole('paragraph').allInnerTexts())
    .toEqual(['The server does not answer.', 'Voicetray goes on by itself when the server is back.']);
}

async function comeBack(): Promise<void> {
  server = await startDifyServer({ port: Number(new URL(server.url).port) });
}

describe('a server that goes away', () => {
  test('is waited for without an alarm, and asked at once by Try again', async () => {
    await speakToNobody();
    expect(await focused()).toBe('TEXTAREA');
    expect(await window.page.getByRole('alert').count()).toBe(0);
    for (const width of [320, 900]) {
      await window.page.setViewportSize({ width, height: 760 });
      const { violations } = await new AxeBuilder({ page: window.page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
    }
    await comeBack();
    await pressOn(window.page, window.button('Try again'));
    await window.says(/^Playing part 1/, 10_000);
    await window.says('Finished');
    await expect.poll(() => notice().innerText()).toBe('');
  });

  test('is spoken to by itself once it is back', async () => {
    await speakToNobody();
    await comeBack();
    await window.says(/^Playing part 1/, 90_000);
    await window.says('Finished');
  });

  test('is waited for no longer after that was asked', async () => {
    await speakToNobody();
    await window.page.getByRole('button', { name: 'Stop waiting' }).click();
    await window.says('Stopped');
    // The player stops at once; that nothing is waited for any more, the program has to tell.
    await expect.poll(() => notice().innerText()).toBe('');
  });
});

test('a narration that failed goes on by itself once its profile has a new key', async () => {
  await window.call('saveProfile', { ...draft('app-of-another'), id });
  await window.speak(TEXT);
  await window.page.getByRole('alert').getByText('The server refused the key.').waitFor();
  await window.says('Part 1 of 2 could not be spoken');
  await window.call('saveProfile', { ...draft(server.key), id });
  await window.says(/^Playing part 1/, 10_000);
  await window.says('Finished');
});
