import { AxeBuilder } from '@axe-core/playwright';
import { unzipSync } from 'fflate';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Batch } from '../../src-preload/contract/batch.ts';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { type BrowserHost, openChromium, startBrowserHost } from '../fixtures/browser-host.ts';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { callApi } from '../fixtures/window.ts';

const said = (name: string): string[] =>
  ['first', 'second', 'third'].map((nth) => `The ${nth} part of ${name}.`);

let home: string;
let server: DifyServer;
let host: BrowserHost;
let chromium: Awaited<ReturnType<typeof openChromium>>;
let page: Page;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-again-'));
  [server, host, chromium] = await Promise.all([
    startDifyServer(),
    startBrowserHost({ home }),
    openChromium({}, { viewport: { width: 480, height: 760 } }),
  ]);
  ({ page } = chromium);
  await page.goto(host.url);
  await button('Many documents').waitFor();
  const { id } = (await call('saveProfile', { name: 'Office', url: server.url, key: server.key })) as {
    id: string;
  };
  // Nothing is used again by its words, and much is what has more than a hundred characters.
  await call('updatePreferences', {
    activeProfile: id,
    askAbove: 100,
    library: { ...defaultPreferences.library, reuse: false },
    windows: { ...defaultPreferences.windows, welcomed: true },
  });
  // Who speaks is known from the start.
  await page.reload();
  await button('Ask').waitFor();
});
afterAll(async () => {
  await chromium?.close();
  await host?.close();
  await server?.close();
  await rm(home, { recursive: true, force: true });
});

const call = (method: string, payload: unknown) => page.evaluate(callApi, { method, payload });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const panel = () => page.getByRole('dialog', { name: 'Many documents' });
const question = () => page.getByRole('dialog', { name: 'Speak all of this?' });
const line = () => page.getByRole('group', { name: 'Many documents' });
const rows = () => panel().getByRole('list', { name: 'Documents' }).getByRole('listitem').allInnerTexts();
const asked = () =>
  server.requests
    .filter(({ path }) => path === '/text-to-audio' || path === '/v1/text-to-audio')
    .map(({ body }) => (body as { text: string }).text);

async function looksRight(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
}

test('much text is asked about once for the whole list', async () => {
  await button('Many documents').click();
  const coming = page.waitForEvent('filechooser');
  await panel().getByRole('button', { name: 'Add documents' }).click();
  await (
    await coming
  ).setFiles(
    ['one', 'two', 'three'].map((name) => {
      const buffer = Buffer.from(said(name).join('\n\n'));
      return { name: `${name}.txt`, mimeType: 'text/plain', buffer };
    }),
  );
  await expect.poll(rows).toHaveLength(3);
  await button('Make the files').click();
  const characters = ['one', 'two', 'three'].map((name) => said(name).join('\n\n').length);
  const all = characters.reduce((sum, length) => sum + length, 0);
  await question()
    .getByText(`3 documents with ${all} characters: about 1 minute of speech, in 9 parts.`)
    .waitFor();
  await looksRight();
  await button('Not now').click();
  await question().waitFor({ state: 'detached' });
  expect(asked()).toEqual([]);
});

test('the window shows how far it is, and a killed program goes on where it was', async () => {
  // A server that takes its time.
  server.knobs.pace = { bytes: 1024, think: 300 };
  await button('Make the files').click();
  await button('Speak it all').click();
  await page.keyboard.press('Escape');
  await expect.poll(() => line().innerText()).toMatch(/^Many documents: \d of 3 saved, \d+ %/);
  await looksRight();
  const now = async () => ((await call('getBatch', {})) as Batch).items;
  await expect.poll(async () => (await now())[1]?.made, { timeout: 20_000, interval: 20 }).toBeGreaterThan(0);
  const exit = new Promise((resolve) => host.process.once('exit', resolve));
  host.process.kill('SIGKILL');
  await exit;

  const before = asked();
  host = await startBrowserHost({ home });
  await page.goto(host.url);
  await line().getByText('Many documents: 1 of 3 saved, 2 wait.').waitFor();
  await line().getByRole('button', { name: 'Report' }).click();
  const states = async () => (await rows()).map((row) => row.split('\n').at(-1));
  await expect
    .poll(states)
    .toEqual([expect.stringMatching(/^Saved as one\.mp3, 0:\d\d\.$/), 'Waiting', 'Waiting']);
  // It was agreed to.
  await button('Go on').click();
  await panel().getByText('3 of 3 saved.').waitFor({ timeout: 60_000 });
  const after = asked().slice(before.length);
  // At most the two that were under way are asked for again.
  expect(after.filter((text) => before.includes(text)).length).toBeLessThanOrEqual(2);
  expect(after.filter((text) => said('one').includes(text))).toEqual([]);
  expect(new Set(asked())).toEqual(new Set(['one', 'two', 'three'].flatMap(said)));
  const { items } = (await call('listLibrary', {})) as { items: unknown[] };
  expect(items).toHaveLength(3);
  const download = page.waitForEvent('download');
  await button('Download all').click();
  const files = unzipSync(new Uint8Array(await readFile(await (await download).path())));
  expect(Object.keys(files)).toEqual(['one.mp3', 'three.mp3', 'two.mp3']);
});

test('an end that nobody saw is told, and its report is at hand', async () => {
  // It must not end before the panel is closed.
  server.knobs.pace = { bytes: 1024, think: 2000 };
  await button('Clear the list').click();
  const coming = page.waitForEvent('filechooser');
  await button('Add documents').click();
  await (
    await coming
  ).setFiles([
    { name: 'good.txt', mimeType: 'text/plain', buffer: Buffer.from('Good words.') },
    { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.from(' ') },
  ]);
  await expect.poll(rows).toHaveLength(2);
  await button('Make the files').click();
  await page.keyboard.press('Escape');
  const end = line().getByRole('status').getByText('Many documents: 1 of 2 saved, 1 not.');
  await end.waitFor({ timeout: 60_000 });
  await looksRight();
  await page.reload();
  await end.waitFor();
  await line().getByRole('button', { name: 'Report' }).click();
  await expect
    .poll(async () => (await rows())[1])
    .toContain('There is no text in empty.txt. Choose another file.');
  await page.keyboard.press('Escape');
  await expect.poll(() => line().count()).toBe(0);
});
