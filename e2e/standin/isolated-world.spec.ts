import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type CDPSession, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { methodNames } from '../../src-preload/contract/api.ts';

const WORLD = 'preload';

/** What a sandboxed preload finds as `electron`; `exposed` and `sent` are what the tests look at. */
const electron = `
  const exposed = {}, sent = [];
  const require = () => ({
    contextBridge: { exposeInMainWorld: (name, api) => { exposed[name] = api; } },
    ipcRenderer: {
      invoke: async (...args) => { sent.push(args); return { ok: true, value: { text: 'facts' } }; },
      on: () => undefined,
      off: () => undefined,
    },
  });`;

let browser: Browser;
let page: Page;
let devtools: CDPSession;
let world: number;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  page = await browser.newPage();
  devtools = await page.context().newCDPSession(page);
  devtools.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === WORLD) world = context.id;
  });
  await devtools.send('Page.enable');
  await devtools.send('Runtime.enable');
  const preload = await readFile(
    fileURLToPath(new URL('../../out/preload/preload.cjs', import.meta.url)),
    'utf8',
  );
  const source = `${electron} const module = { exports: {} }, exports = module.exports; ${preload}
    ; globalThis.found = { exposed, sent };`;
  await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: `{${source}}`, worldName: WORLD });
  // The page spoils what scripts build upon before the preload is used.
  await page.route('http://page.test/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<script>
        window.stolen = [];
        for (const [owner, name] of [[Array.prototype, 'map'], [Object, 'freeze'], [Object, 'keys'], [JSON, 'stringify'],
          [Promise.prototype, 'then'], [Object.prototype, 'toString']])
          owner[name] = function (...args) { window.stolen.push(name); return undefined; };
        window.found = 'mine'; window.require = () => 'mine';
      </script>`,
    }),
  );
  await page.goto('http://page.test/');
});
afterAll(() => browser.close());

async function inPreload(expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
    ...{ contextId: world, expression, awaitPromise: true, returnByValue: true },
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

test('the preload offers the contract alone, from a world that the page cannot reach', async () => {
  expect(await inPreload('Object.keys(found.exposed)')).toEqual(['voicetray']);
  const members = await inPreload('Object.keys(found.exposed.voicetray)');
  expect([...(members as string[])].sort()).toEqual(['on', ...methodNames].sort());
  const seen = await devtools.send('Runtime.evaluate', {
    ...{ expression: '[window.found, typeof exposed, typeof sent, typeof voicetray]', returnByValue: true },
  });
  expect(seen.result.value).toEqual(['mine', 'undefined', 'undefined', 'undefined']);
});

test('a page that has spoiled its own world spoils nothing there', async () => {
  const answer = await inPreload('found.exposed.voicetray.getDiagnostics({})');
  expect(answer).toEqual({ ok: true, value: { text: 'facts' } });
  const sent = (await inPreload('found.sent')) as unknown[][];
  expect(sent).toHaveLength(1);
  expect(sent[0]).toEqual([expect.any(String), 'getDiagnostics', {}]);
});

test('an answer that breaks the contract does not reach the page', async () => {
  const code = await inPreload('found.exposed.voicetray.hello({}).then((a) => a.ok ? "ok" : a.error.code)');
  expect(code).not.toBe('ok');
});
