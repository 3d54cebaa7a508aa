import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { type BrowserHost, openChromium, startBrowserHost } from '../fixtures/browser-host.ts';
import { callApi } from '../fixtures/window.ts';

const folder = fileURLToPath(new URL('../../out/renderer/', import.meta.url));
const LIMIT = 100_500;

let host: BrowserHost;
beforeAll(async () => {
  host = await startBrowserHost();
});
afterAll(() => host?.close());

/** Every file of the built window that the page asks for until it can be used, on any day but the first. */
async function firstLoad(): Promise<string[]> {
  const chromium = await openChromium();
  const { page } = chromium;
  const files = new Set<string>();
  await page.goto(host.url);
  const windows = { ...defaultPreferences.windows, welcomed: true };
  await page.evaluate(callApi, { method: 'updatePreferences', payload: { windows } });
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/(index\.html)?$/.test(pathname)) files.add('index.html');
    else if (/\.(js|css)$/.test(pathname)) files.add(pathname.slice(1));
  });
  try {
    await page.goto(new URL('/', host.url).href, { waitUntil: 'networkidle' });
    await page.getByRole('status', { name: 'Status' }).getByText('Ready').waitFor();
  } finally {
    await chromium.close();
  }
  return [...files];
}

test('the first load of the window is small', async () => {
  const files = await firstLoad();
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(folder + file)).length));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(
    `first load: ${total} bytes gzip\n${files.map((file, at) => `  ${sizes[at]} ${file}`).join('\n')}`,
  );
  expect(files).toContain('index.html');
  expect(files.filter((file) => file.endsWith('.js')).length).toBeGreaterThan(0);
  expect(files.filter((file) => file.endsWith('.css')).length).toBeGreaterThan(0);
  expect(total).toBeLessThanOrEqual(LIMIT);
});
