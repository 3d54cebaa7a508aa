import { AxeBuilder } from '@axe-core/playwright';
import { unzipSync } from 'fflate';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi, openWindow, type Window } from '../fixtures/window.ts';

let window: Window;
let home: string;
beforeAll(async () => {
  window = await openWindow();
  home = await mkdtemp(join(tmpdir(), 'voicetray-many-'));
  await mkdir(join(home, 'year', 'late'), { recursive: true });
  await writeFile(join(home, 'year', '2 summer.md'), '# Summer\n\nIt waits.');
  await writeFile(join(home, 'year', '10 autumn.txt'), 'It goes.');
  await writeFile(join(home, 'year', 'late', 'winter.html'), '<p>It is gone.</p>');
  await writeFile(join(home, 'year', '.hidden.md'), 'Not this one.');
  await writeFile(join(home, 'year', 'picture.png'), 'no document');
});
afterAll(async () => {
  await window?.close();
  await rm(home, { recursive: true, force: true });
});

const panel = () => window.page.getByRole('dialog', { name: 'Many documents' });
const rows = () => panel().getByRole('list', { name: 'Documents' }).getByRole('listitem').allInnerTexts();

test('a folder becomes files, goes on while nobody looks, and is fetched as one zip', async () => {
  await window.button('Many documents').press('Enter');
  await panel().getByText('Add documents, or drop them here').waitFor();
  const coming = window.page.waitForEvent('filechooser');
  await panel().getByRole('button', { name: 'Add a folder' }).press('Enter');
  await (await coming).setFiles(join(home, 'year'));
  await expect.poll(rows).toHaveLength(3);
  const places = ['year/2 summer.md', 'year/10 autumn.txt', 'year/late/winter.html'];
  expect((await rows()).map((row) => row.split('\n')[0])).toEqual(places);
  const { violations } = await new AxeBuilder({ page: window.page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await panel().getByRole('button', { name: 'Make the files' }).press('Enter');
  await window.page.keyboard.press('Escape');
  await expect.poll(() => panel().count()).toBe(0);
  await window.page.reload();
  await window.button('Many documents').click();
  await panel().getByText('3 of 3 saved.').waitFor({ timeout: 60_000 });
  const download = window.page.waitForEvent('download');
  await panel().getByRole('button', { name: 'Download all' }).click();
  const files = unzipSync(new Uint8Array(await readFile(await (await download).path())));
  const made = ['year/10 autumn.mp3', 'year/2 summer.mp3', 'year/late/winter.mp3'];
  expect(Object.keys(files)).toEqual(made);
  for (const name of made) expect(files[name]?.length).toBeGreaterThan(2000);
});

test('files that are made can be made again in a form that is chosen since', async () => {
  const again = panel().getByRole('button', { name: 'Make the files again' });
  expect(await again.count()).toBe(0);
  await window.page.evaluate(callApi, { method: 'updatePreferences', payload: { saveFormat: 'wav' } });
  await panel().getByText('These files were made with other settings.').waitFor();
  await again.press('Enter');
  await again.waitFor({ state: 'detached' });
  await expect
    .poll(async () => (await rows()).map((row) => row.split('\n').at(-1)), { timeout: 60_000 })
    .toEqual(
      ['2 summer', '10 autumn', 'winter'].map((name) => expect.stringContaining(`${name}.wav`) as string),
    );
});

test('several dropped files are added; what fails says why, and is taken off the list', async () => {
  await panel().getByRole('button', { name: 'Clear the list' }).click();
  await panel().getByText('Add documents, or drop them here').waitFor();
  await window.page.keyboard.press('Escape');
  await window.text.evaluate((field) => {
    const data = new DataTransfer();
    data.items.add(new File(['Good words.'], 'good.txt'));
    data.items.add(new File(['\0\u0001\u0002'.repeat(50)], 'bad.bin'));
    for (const type of ['dragover', 'drop'])
      field.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await expect.poll(rows).toHaveLength(2);
  await panel().getByRole('button', { name: 'Make the files' }).click();
  await panel().getByText('1 of 2 saved, 1 not.').waitFor({ timeout: 60_000 });
  expect((await rows())[1]).toContain('Voicetray does not read this kind of file: bad.bin');
  await panel().getByRole('button', { name: 'Take “bad.bin” off the list' }).click();
  await panel().getByText('1 of 1 saved.').waitFor();
  expect(await panel().getByRole('button', { name: 'Try the others again' }).count()).toBe(0);
});
