import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { makeEpub } from '../../src-main/documents/packed.fixture.ts';
import { launch, type Launched, type LaunchOptions } from './launch.ts';

let folder: string;
let host: Launched;
const path = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voicetray-open-'));
  await writeFile(path('note.md'), '# A note\n\nThe lake is *still*.');
  await writeFile(path('other.txt'), 'Another one.');
  const parts = ['<h1>Spring</h1><p>The heron comes back.</p>'];
  await writeFile(path('heron.epub'), makeEpub({ title: 'The Heron', author: 'A. Writer', parts }));
  await writeFile(path('cat.png'), Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(async () => {
  await host.end();
  vi.restoreAllMocks();
});

const start = async (options: LaunchOptions = {}): Promise<Launched> => (host = await launch(options));
const ofPage = async () => (await host.openPage()).getByRole('textbox', { name: 'Text', exact: true });
const openFiles = (...names: string[]) => ({ action: 'open-files', paths: names.map(path) });

test('a file that starts the program is in the text box, in a window that shows', async () => {
  await start({ args: [path('heron.epub')] });
  await expect.poll(async () => (await ofPage()).inputValue()).toMatch(/^# Spring/);
  expect((await host.openWindow()).isVisible()).toBe(true);
  expect(host.app.standIn.sentToFirst).toEqual(openFiles('heron.epub'));
});

test('a second start brings its file to the window of the first, and several become a list', async () => {
  await start({ before: ({ system }) => (system.answer = 0) });
  const text = await ofPage();
  await text.fill('My own words');
  const window = await host.openWindow();
  await host.until('the window in sight', () => window.isVisible());
  window.close();
  await host.until('a hidden window', () => !window.isVisible());
  host.startAgain(openFiles('note.md'));
  await expect.poll(() => text.inputValue()).toBe('# A note\n\nThe lake is *still*.');
  expect(window.isVisible()).toBe(true);
  const page = await host.openPage();
  await page.getByRole('button', { name: 'Put my text back' }).click();
  await expect.poll(() => text.inputValue()).toBe('My own words');

  host.startAgain(openFiles('note.md', 'other.txt'));
  const list = page.getByRole('dialog', { name: 'Many documents' }).getByRole('listitem');
  await expect.poll(() => list.count()).toBe(2);
});

test('none is lost that comes while the page is not there yet, nor what it cannot read', async () => {
  await start({ args: ['--hidden'] });
  host.startAgain(openFiles('cat.png'));
  const page = await host.openPage();
  await page.getByText('Voicetray does not read this kind of file: cat.png').waitFor();
  await page.goto('about:blank');
  host.startAgain(openFiles('note.md'));
  await page.goBack();
  await expect.poll(async () => (await ofPage()).inputValue()).toMatch(/^# A note/);
});

test('a Mac names files by an event, also before the program is up', async () => {
  vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin');
  await start();
  let prevented = 0;
  for (const name of ['note.md', 'other.txt'])
    host.app.emit('open-file', { preventDefault: () => (prevented += 1) }, path(name));
  const page = await host.openPage();
  const list = page.getByRole('dialog', { name: 'Many documents' }).getByRole('listitem');
  await expect.poll(() => list.count()).toBe(2);
  expect(prevented).toBe(2);
});
