import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { heapSnapshot } from '../fixtures/heap.ts';
import { keyEchoes } from '../fixtures/key-echoes.ts';
import { KeySearch, SECRET } from '../fixtures/key-search.ts';
import { pressOn, typeInto } from '../fixtures/keyboard.ts';
import { crashable, filesIn, processTree } from '../fixtures/left-behind.ts';
import { type PageEvidence, searchPage } from '../fixtures/page-evidence.ts';
import { tapWire, type WireTap } from '../fixtures/wire-tap.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

const TEXT = 'The letter came on a Tuesday.';

let window: Window;
let page: Page;
let cdp: CDPSession;
let server: DifyServer;
let wire: WireTap;
let search: KeySearch;
let evidence: PageEvidence;
let reports: string;
beforeAll(async () => {
  server = await startDifyServer({ key: SECRET });
  wire = await tapWire(server.url);
  reports = await mkdtemp(join(tmpdir(), 'voicetray-reports-'));
  window = await openWindow({ NODE_OPTIONS: crashable(reports) });
  page = window.page;
  cdp = await page.context().newCDPSession(page);
  search = new KeySearch(SECRET);
  evidence = await searchPage(page, cdp, search);
});
afterAll(async () => {
  await window?.close();
  await wire?.close();
  await server?.close();
  await rm(reports, { recursive: true });
});

const field = (name: string) => page.getByLabel(name, { exact: true });
const press = (name: string): Promise<void> => pressOn(page, window.button(name));

/** Looks into all that there is at this moment. */
async function expectNoKey(): Promise<void> {
  await evidence.look();
  await evidence.settled();
  search.add('what the program says', window.host.output());
  for (const facts of await processTree(window.host.process.pid!)) {
    search.add('command line', facts.commandLine);
    search.add('environment', facts.environment);
  }
  expect(search.found).toEqual([]);
}

interface Known {
  readonly profiles: readonly { readonly id: string; readonly name: string }[];
  readonly desk: { readonly current: Record<string, unknown> | null };
}
const known = (): Promise<Known> => window.call<Known>('hello', {});
const profileId = async (): Promise<string> => (await known()).profiles[0]!.id;

// One way through, each step from where the one before has left the window.
test('a key is typed, tested and saved by the keyboard', async () => {
  await press('Settings');
  await press('Add profile');
  await typeInto(page, field('Address'), wire.url);
  await typeInto(page, field('App key'), SECRET);
  await press('Test connection');
  await page.getByRole('dialog').getByRole('status').waitFor();

  // Now it is there to be found: the search of a heap does find it.
  const typed = new KeySearch(SECRET);
  typed.add('heap', await heapSnapshot(cdp));
  expect(typed.found.length).toBeGreaterThan(0);

  await press('Save profile');
  await expect.poll(() => page.getByRole('radio', { name: 'Reader' }).isChecked()).toBe(true);
  expect(evidence.handovers.filter((body) => body.includes(JSON.stringify(SECRET)))).toHaveLength(2);
  await expectNoKey();
});

test('the profile is edited, with a key that is typed again, and an app that calls its voice by it', async () => {
  server.knobs.defaultVoice = SECRET;
  await press('Edit Reader');
  await typeInto(page, field('Name'), 'My app');
  await press('Test connection');
  await page.getByRole('dialog').getByRole('status').getByText('[key]').waitFor();
  await typeInto(page, field('App key'), SECRET);
  await press('Save profile');
  await page.getByRole('radio', { name: 'My app' }).waitFor();
  server.knobs.defaultVoice = 'alloy';
  expect(evidence.handovers.filter((body) => body.includes(JSON.stringify(SECRET)))).toHaveLength(3);
  await expectNoKey();
});

test('a key that is typed and not saved goes with the form', async () => {
  await press('Edit My app');
  await typeInto(page, field('App key'), SECRET);
  await press('Back');
  await expectNoKey();
});

test('profiles are exported and imported', async () => {
  const coming = page.waitForEvent('download');
  await press('Export…');
  const file = await readFile(await (await coming).path(), 'utf8');
  search.add('exported file', file);
  const { added } = await window.call<{ added: string[] }>('importProfiles', {
    json: file.replaceAll('My app', 'Carried'),
  });
  expect(added).toEqual(['Carried']);
  await press('Close settings');
  await expectNoKey();
});

test('the app speaks, previews a voice, answers, and lists its answers', async () => {
  await window.speak(TEXT);
  await window.says(/Making|Loading|Playing/);
  await window.says('Finished');
  const { path: saved } = await window.save('MP3');
  search.add('saved file', await readFile(saved));
  const id = await profileId();
  const { path } = await window.call<{ path: string }>('previewVoice', { profileId: id, voice: 'nova' });
  expect(await page.evaluate(async (at) => (await fetch(at)).status, path)).toBe(200);
  await window.call('askApp', { profileId: id, question: 'Who are you?' });
  // "Finished" may still be said of the text before: the app's own list tells when it has answered.
  const conversations = async (): Promise<{ id: string }[]> =>
    (await window.call<{ conversations: { id: string }[] }>('listConversations', { profileId: id }))
      .conversations;
  await expect.poll(conversations).toHaveLength(1);
  const conversationId = (await conversations())[0]!.id;
  await window.says('Finished');
  const { answers } = await window.call<{ answers: unknown[] }>('listAnswers', {
    profileId: id,
    conversationId,
  });
  expect(answers).toHaveLength(1);
  await expectNoKey();
});

test.each(Object.keys(keyEchoes(SECRET)))('given back by %s', async (name) => {
  server.failAlways(keyEchoes(SECRET)[name]!);
  await window.speak(`${name}.`);
  // It has failed, or it waits for its server: told in either case.
  await expect
    .poll(async () => JSON.stringify((await known()).desk.current), { timeout: 60_000, interval: 200 })
    .toMatch(/"(error|held)":\{"code"/);
  await page.getByRole('alert').or(page.getByText('goes on by itself')).first().waitFor();
  for (const details of await page.getByText('Details', { exact: true }).all()) await details.click();
  await expectNoKey();
  server.failAlways(null);
  await window.call('stopNarration', {});
});

test('with the settings closed, no script of the page holds it any more', async () => {
  expect(evidence.events()).toBeGreaterThan(20);
  const heap = await heapSnapshot(cdp);
  expect(heap.length).toBeGreaterThan(1_000_000);
  search.add('heap of the page', heap);
  await expectNoKey();
});

test('what a crash leaves, with a request under way', async () => {
  server.knobs.pace = { bytes: 1024, think: 60_000 };
  const before = server.requests.length;
  await window.speak('The last words.');
  await expect.poll(() => server.requests.length).toBeGreaterThan(before);
  const { process } = window.host;
  const gone = once(process, 'close');
  process.kill('SIGUSR2');
  await gone;
  expect(window.host.output()).toContain('made to crash');
  search.add('what the program says at its end', window.host.output());
  const written = [...(await filesIn(reports)).values()];
  expect(written).toHaveLength(1);
  for (const report of written) search.add('report of the crash', report);
  expect(search.found).toEqual([]);
});

test('the key is in the file of keys and the Authorization header, and nowhere else', async () => {
  const files = await filesIn(window.host.home);
  expect(files.get('keys.json')?.toString()).toContain(JSON.stringify(SECRET));
  files.delete('keys.json');
  expect([...files.keys()]).toContain('settings.json');
  expect([...files.keys()].filter((path) => path.endsWith('.mp3')).length).toBeGreaterThan(0);
  for (const [path, bytes] of files) search.add(`file ${path}`, Buffer.concat([Buffer.from(path), bytes]));

  const header = `authorization: Bearer ${SECRET}\r\n`;
  const sent = wire.sent();
  expect(sent.split(header).length).toBeGreaterThan(12);
  search.add('what the server was sent', sent.replaceAll(header, ''));
  expect(search.found).toEqual([]);
});
