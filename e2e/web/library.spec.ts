import { AxeBuilder } from '@axe-core/playwright';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KeptNarration } from '../../src-preload/contract/library.ts';
import { type BrowserHost, openChromium, startBrowserHost } from '../fixtures/browser-host.ts';
import { pressOn } from '../fixtures/keyboard.ts';
import { callApi } from '../fixtures/window.ts';

let home: string;
let host: BrowserHost;
let chromium: Awaited<ReturnType<typeof openChromium>>;
let page: Page;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-library-'));
  await open();
});
afterEach(async () => {
  await close();
  await rm(home, { recursive: true, force: true });
});

async function open(): Promise<void> {
  [host, chromium] = await Promise.all([
    startBrowserHost({ home }),
    openChromium({}, { viewport: { width: 900, height: 760 } }),
  ]);
  page = chromium.page;
  await page.goto(host.url);
  await page.getByRole('textbox', { name: 'Text' }).waitFor();
}

async function close(): Promise<void> {
  await chromium?.close();
  await host?.close();
}

const call = <T>(method: string, payload: unknown): Promise<T> =>
  page.evaluate(callApi, { method, payload }) as Promise<never>;
const kept = async (): Promise<KeptNarration[]> =>
  (await call<{ items: KeptNarration[] }>('listLibrary', {})).items;
const library = () => page.getByRole('dialog', { name: 'Library' });
const titles = () => library().getByRole('listitem').locator('.title').allInnerTexts();
const status = () => page.getByRole('status', { name: 'Status' }).innerText();

const LONG = 'The heron stood in the shallow water and did not move. '.repeat(30).trim();

async function speak(text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Text' }).fill(text);
  await page.keyboard.press('Control+Enter');
  await expect.poll(status).toMatch(/^Playing/);
}

async function openLibrary(): Promise<void> {
  await pressOn(page, page.getByRole('button', { name: 'Library' }));
  await library().waitFor();
}

describe('the library', () => {
  test('is empty, then finds what was spoken by its words, and really deletes', async () => {
    await openLibrary();
    await library().getByText('Nothing is kept yet.').waitFor();
    await page.keyboard.press('Escape');
    await speak('A short story about a heron. It ends here.');
    await speak('Notes of a meeting on Tuesday. Nobody came.');
    await openLibrary();
    await expect.poll(titles).toEqual([expect.stringMatching(/^Notes/), expect.stringMatching(/^A short/)]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);

    await library().getByRole('searchbox').fill('ends');
    await expect.poll(titles).toEqual([expect.stringMatching(/^A short/)]);
    await library().getByRole('searchbox').fill('crocodile');
    await library().getByText('Nothing that is kept has these words.').waitFor();
    await library().getByRole('searchbox').fill('');
    await expect.poll(titles).toHaveLength(2);

    await library()
      .getByRole('button', { name: /^Keep “A short/ })
      .click();
    await expect.poll(async () => (await kept()).map(({ pinned }) => pinned)).toContain(true);
    await library()
      .getByRole('button', { name: /^Delete “A short/ })
      .click();
    await page
      .getByRole('dialog', { name: /^Delete “A short/ })
      .getByRole('button', { name: 'Delete' })
      .click();
    await expect.poll(titles).toEqual([expect.stringMatching(/^Notes/)]);
    expect((await kept()).map(({ title }) => title)).toEqual([expect.stringMatching(/^Notes/)]);
  });

  test('opens a text where it was left, after the program was started anew', async () => {
    await speak(LONG);
    await expect.poll(status, { timeout: 60_000 }).toMatch(/^Playing part [3-9]/);
    await pressOn(page, page.getByRole('button', { name: 'Pause' }));
    const left = await status();
    await close();
    await open();
    await openLibrary();
    await pressOn(page, library().getByRole('button', { name: /^Listen to/ }));
    await expect.poll(() => library().count()).toBe(0);
    await expect.poll(status).toBe(left.replace('Paused at', 'Playing'));
  });
});
