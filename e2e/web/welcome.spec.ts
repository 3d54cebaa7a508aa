import { AxeBuilder } from '@axe-core/playwright';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ResponseOf } from '../../src-preload/contract/api.ts';
import { type BrowserHost, openChromium, startBrowserHost } from '../fixtures/browser-host.ts';
import { openSink, QUIET } from '../fixtures/recording.ts';
import { rms } from '../fixtures/signal.ts';
import { callApi } from '../fixtures/window.ts';

let sink: Awaited<ReturnType<typeof openSink>>;
let chromium: Awaited<ReturnType<typeof openChromium>>;
let home: string;
let host: BrowserHost;
let page: Page;
beforeAll(async () => {
  sink = await openSink();
  home = await mkdtemp(join(tmpdir(), 'voicetray-welcome-'));
  host = await startBrowserHost({ home });
  chromium = await openChromium(sink.env, { viewport: { width: 900, height: 760 } });
  ({ page } = chromium);
  await page.goto(host.url);
});
afterAll(async () => {
  await chromium?.close();
  await host?.close();
  await sink?.close();
  await rm(home, { recursive: true, force: true });
});

const card = () => page.getByRole('region', { name: 'Welcome to Voicetray' });
const text = () => page.getByRole('textbox', { name: 'Text' });
const inCard = (name: string) => card().getByRole('button', { name, exact: true });
const ready = () => page.getByRole('status', { name: 'Status' }).getByText('Ready').waitFor();

/** As on the first day. */
async function anew(welcomed = false): Promise<void> {
  const windows = { closing: 'ask', noTrayTold: false, welcomed };
  await page.evaluate(callApi, { method: 'updatePreferences', payload: { windows } });
}

test('a fresh data folder is welcomed, and the text box can be used meanwhile', async () => {
  await card().waitFor();
  await text().fill('Words');
  for (const width of [320, 900]) {
    await page.setViewportSize({ width, height: 760 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  }
});

test('the voice of the computer is heard at a press, and Escape ends it alone', async () => {
  const recorder = await sink.record();
  await inCard('Hear it').press('Enter');
  await expect.poll(() => rms(recorder.samples(4800))).toBeGreaterThan(QUIET);
  await page.keyboard.press('Escape');
  await inCard('Hear it').waitFor();
  await recorder.stop();
});

test('Connect Dify opens an empty profile, and the card is there again when it is left', async () => {
  await inCard('Connect Dify').click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await card().waitFor();
});

test('Escape closes it for good: over a reload, and over a restart', async () => {
  await inCard('Hear it').focus();
  await page.keyboard.press('Escape');
  await card().waitFor({ state: 'detached' });
  await expect.poll(() => text().evaluate((field) => field === document.activeElement)).toBe(true);
  await page.reload();
  await ready();
  expect(await card().count()).toBe(0);
  await host.close();
  host = await startBrowserHost({ home });
  await page.goto(host.url);
  await ready();
  expect(await card().count()).toBe(0);
});

test('its button closes it in every window, and the first text does too', async () => {
  await anew();
  const other = await chromium.context.newPage();
  await other.goto(new URL('/', host.url).href);
  const there = other.getByRole('region', { name: 'Welcome to Voicetray' });
  await there.waitFor();
  await inCard('Close the welcome').click();
  await Promise.all([card().waitFor({ state: 'detached' }), there.waitFor({ state: 'detached' })]);
  await anew();
  await card().waitFor();
  await text().fill('The first text.');
  await page.keyboard.press('Control+Enter');
  await card().waitFor({ state: 'detached' });
  // The card goes first; that it is to stay away is told then.
  const hello = async (): Promise<ResponseOf<'hello'>> =>
    (await page.evaluate(callApi, { method: 'hello', payload: {} })) as ResponseOf<'hello'>;
  await expect.poll(async () => (await hello()).preferences.windows.welcomed).toBe(true);
});
