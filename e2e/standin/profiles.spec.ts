import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Launched, launch } from './launch.ts';

let host: Launched;
let page: Page;
let documents: string;
beforeEach(async () => {
  host = await launch();
  documents = join(host.home, 'documents');
  await mkdir(documents, { recursive: true });
  host.app.setPath('documents', documents);
  page = await host.openPage();
  await page.evaluate(async () => {
    const draft = { name: 'Work', url: 'https://dify.example.com/v1', key: 'app-secret' };
    await window.voicetray!.saveProfile(draft);
  });
  await page.getByRole('button', { name: 'Settings' }).click();
});
afterEach(() => host.end());

test('profiles are exported by the dialog, and a file that is there is replaced only after a yes', async () => {
  const exporting = page.getByRole('button', { name: 'Export…' });
  host.system.savePath = null;
  await exporting.click();
  const [asked] = await host.until(
    'the dialog',
    () => host.system.saveDialogs.length > 0 && host.system.saveDialogs,
  );
  expect(asked).toMatchObject({
    defaultPath: join(documents, 'voicetray-profiles.json'),
    filters: [{ name: 'JSON', extensions: ['json'] }],
  });

  // Some desktops give the name as it was typed: about the one with the ending nobody was asked.
  const path = join(documents, 'mine.json');
  await writeFile(path, 'mine');
  host.system.savePath = join(documents, 'mine');
  await exporting.click();
  await page.getByText('There is already a file called “mine.json”.').waitFor();
  expect(await readFile(path, 'utf8')).toBe('mine');
  await page.getByRole('button', { name: 'Replace' }).click();
  await page.getByText(`Saved to ${path}. Keys are not in it.`).waitFor();
  const text = await readFile(path, 'utf8');
  expect(text).toContain('https://dify.example.com/v1');
  expect(text).not.toContain('app-secret');
});

test('a folder that is gone is told, and another can be chosen', async () => {
  host.system.savePath = join(documents, 'gone', 'p.json');
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByText(`The folder ${join(documents, 'gone')} does not exist.`).waitFor();
  host.system.savePath = join(documents, 'p.json');
  await page.getByRole('button', { name: 'Save again' }).click();
  await page.getByText(`Saved to ${join(documents, 'p.json')}.`).waitFor();
});

test('what was exported is imported by a file chooser', async () => {
  const path = join(documents, 'p.json');
  host.system.savePath = path;
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByText(`Saved to ${path}.`).waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import…' }).click();
  await (await chooser).setFiles(path);
  await page.getByText('“Work” is there already.').waitFor();
  const others = (await readFile(path, 'utf8')).replace('dify.example.com', 'other.example.com');
  await writeFile(path, others);
  const again = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import…' }).click();
  await (await again).setFiles(path);
  await page.getByText('“Work 2” was added. Its key is not in the file').waitFor();
  await page.getByRole('radio', { name: 'Work 2' }).waitFor();
  await page.getByText('Key in the keyring').waitFor();
  await page.getByText('No key yet: choose Edit to enter it').waitFor();
});
