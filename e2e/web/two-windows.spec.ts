import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultPreferences, type Preferences } from '../../src-preload/contract/settings.ts';
import { expectSilence } from '../fixtures/ear.ts';
import { rms } from '../fixtures/signal.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

const entry = fileURLToPath(new URL('../../out/main/browser.js', import.meta.url));
const TEXT =
  'The ferry left at seven with nine people on board, and one of them had never seen the sea.\n\n' +
  'By noon all of them stood at the bow, and nobody wanted to be the first to go below for soup.\n\n' +
  'They still write to each other, and it always begins with the weather of that one day in May.';

let window: Window;
beforeEach(async () => {
  window = await openWindow();
});
afterEach(() => window?.close());

const status = (page: Page) => page.getByRole('status', { name: 'Status' });
const says = (page: Page, words: string | RegExp): Promise<void> =>
  expect.poll(() => status(page).innerText(), { timeout: 60_000, interval: 100 }).toMatch(words);
const position = async (page: Page): Promise<number> =>
  Number(await page.getByRole('slider', { name: 'Position' }).inputValue());

/** One more window of the same program, in the same browser. */
async function another(): Promise<Page> {
  const page = await window.page.context().newPage();
  await page.goto(new URL(window.host.url).origin);
  await status(page).waitFor();
  return page;
}

/** Whether something sounds, over three quarters of a second. */
async function sounds(): Promise<boolean> {
  const recorder = await window.sink.record();
  await window.page.context().pages()[0]!.waitForTimeout(750);
  return rms(await recorder.stop()) > 0.003;
}

describe('two windows of one program', () => {
  test('one plays alone; the other can take over where it is, and gets the place when the first closes', async () => {
    const first = window.page;
    const second = await another();
    await says(second, 'Voicetray plays in another window');
    await window.speak(TEXT);
    await says(first, 'Playing part 1 of 3');
    await says(second, 'Playing in another window');
    // Both know what it is; only one has the controls.
    await second.getByText('The ferry left at seven').first().waitFor();
    expect(await second.getByRole('button', { name: 'Pause' }).count()).toBe(0);
    expect(await second.getByRole('button', { name: 'Play', exact: true }).isDisabled()).toBe(true);
    await says(first, 'Playing part 2 of 3');
    const before = await position(first);

    await second.getByRole('button', { name: 'Listen here' }).click();
    await says(second, /^Playing part [23] of 3$/);
    await says(first, 'Playing in another window');
    expect(await position(second)).toBeGreaterThanOrEqual(before - 0.5);
    expect(await sounds()).toBe(true);

    await second.close();
    await says(first, /^Paused at part [23] of 3$/);
    await first.getByRole('button', { name: 'Play', exact: true }).click();
    await says(first, /^Playing/);
    expect(await position(first)).toBeGreaterThan(before - 0.5);
    await says(first, 'Finished');
  });

  test('what is typed in one that does not play is heard in the one that does', async () => {
    const second = await another();
    await second.getByRole('textbox', { name: 'Text' }).fill('A few words from over here.');
    await second.keyboard.press('Control+Enter');
    await says(window.page, /^Playing/);
    await says(second, 'Playing in another window');
    await says(window.page, 'Finished');
    await says(second, 'Voicetray plays in another window');
  });

  test('Stop in one silences the other', async () => {
    const second = await another();
    await window.speak(TEXT);
    await says(window.page, /^Playing/);
    await second.getByRole('button', { name: 'Stop' }).click();
    await says(window.page, 'Stopped');
    await expectSilence(window.sink);
  });
});

describe('one program', () => {
  test('a second start says where the first one is, and its address works', async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [entry, '--no-open'], {
      env: { ...process.env, VOICETRAY_HOME: window.host.home },
    });
    expect(stderr).toBe('');
    const [words, url, ...rest] = stdout.trimEnd().split('\n');
    expect(words).toBe('Voicetray is already running. Open this address once:');
    expect(rest).toEqual([]);
    const guest = await window.page.context().browser()!.newContext();
    const page = await guest.newPage();
    await page.goto(url!);
    await status(page).getByText('Ready').waitFor();
    expect(page.url()).toBe(`${new URL(window.host.url).origin}/`);
    await guest.close();
    // It was good for once.
    const late = await fetch(url!);
    expect(late.status).toBe(403);
  });

  test('another page of this computer gets nothing from it', async () => {
    const stranger = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Another</title>');
    });
    stranger.listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as AddressInfo;
    const page = await window.page.context().newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const files = await window.page.evaluate(() => ({
      script: new URL(document.querySelector('script')!.src).pathname,
      image: new URL(document.querySelector<HTMLLinkElement>('link[rel=icon]')!.href).pathname,
    }));
    const origin = new URL(window.host.url).origin;
    const answers = await page.evaluate(tryAll, { origin, playback: defaultPreferences.playback, ...files });
    expect(answers).toEqual(answers.map(() => 'nothing'));
    expect(answers.length).toBeGreaterThan(8);
    // The stranger's attempts to act have done nothing either.
    expect(await window.call('hello', {})).toMatchObject({
      desk: { current: null },
      preferences: { playback: { speed: 1 } },
    });
    stranger.closeAllConnections();
    stranger.close();
  });
});

/** In the stranger's page: every way there is to read or to act across origins. */
async function tryAll({
  origin,
  script,
  image,
  playback,
}: Record<'origin' | 'script' | 'image', string> & {
  playback: Preferences['playback'];
}): Promise<string[]> {
  const body = JSON.stringify({ playback: { ...playback, speed: 3 } });
  const speak = JSON.stringify({ text: 'Not asked for.', profileId: null });
  const read = async (path: string, init?: RequestInit): Promise<string> => {
    try {
      const answer = await fetch(origin + path, { credentials: 'include', ...init });
      const text = await answer.text();
      // An opaque answer has no text; a readable one is a leak, whatever it says.
      return answer.type === 'opaque' && text === '' ? 'nothing' : `${path}: ${text}`;
    } catch {
      return 'nothing';
    }
  };
  const asJson = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const asText = { method: 'POST', mode: 'no-cors' as const, headers: { 'content-type': 'text/plain' } };
  const load = (element: HTMLElement & { src: string }, path: string): Promise<string> =>
    new Promise((resolve) => {
      element.onload = () => resolve(`${path} was loaded`);
      element.onerror = () => resolve('nothing');
      element.src = origin + path;
      document.body.append(element);
    });
  const events = new Promise<string>((resolve) => {
    const source = new EventSource(`${origin}/events`, { withCredentials: true });
    source.onopen = () => resolve('the events');
    source.onerror = () => resolve('nothing');
  });
  const framed = async (): Promise<string> => {
    const frame = document.createElement('iframe');
    frame.src = `${origin}/`;
    document.body.append(frame);
    await new Promise((resolve) => (frame.onload = resolve));
    return frame.contentDocument === null ? 'nothing' : frame.contentDocument.title;
  };
  return Promise.all([
    read('/'),
    read('/api/hello', { ...asJson, body: '{}' }),
    read('/api/hello', { ...asText, body: '{}' }),
    read('/api/updatePreferences', { ...asJson, body }),
    read('/api/updatePreferences', { ...asText, body }),
    read('/api/startNarration', { ...asText, body: speak }),
    read('/api/hello', { mode: 'no-cors' }),
    read('/events'),
    load(document.createElement('script'), script),
    load(document.createElement('img'), image),
    events,
    framed(),
  ]);
}
