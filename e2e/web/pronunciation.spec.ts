import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PronunciationRule } from '../../src-preload/contract/settings.ts';
import { pressOn, tabTo, typeInto } from '../fixtures/keyboard.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

let window: Window;
let page: Page;
beforeAll(async () => {
  window = await openWindow();
  page = window.page;
  await pressOn(page, window.button('Settings'));
});
afterAll(() => window?.close());

const press = (name: string): Promise<void> => pressOn(page, window.button(name));
const field = (name: string) => page.getByLabel(name, { exact: true });
/** How the example is said now. */
const says = (words: string) =>
  expect.poll(() => page.getByRole('status', { name: 'Is said' }).innerText()).toBe(words);
const kept = async (): Promise<string[][]> => {
  const { preferences } = await window.call<{ preferences: { pronunciation: PronunciationRule[] } }>(
    'hello',
    {},
  );
  return preferences.pronunciation.map(({ from, to }) => [from, to]);
};

async function add(from: string, to: string, kind?: string): Promise<void> {
  await press('Add rule');
  await typeInto(page, field('Written'), from);
  await typeInto(page, field('Said'), to);
  if (kind) {
    await tabTo(page, field('Find it as'));
    await field('Find it as').selectOption({ label: kind });
  }
  await press('Keep rule');
}

// One way through, each step from where the one before has left the window.
test('a rule is written by keys alone, and tried before it is kept', async () => {
  await press('Add rule');
  await press('Keep rule');
  await page.getByText('Type what is written in the text.').waitFor();
  await typeInto(page, field('Written'), 'SQL');
  await typeInto(page, field('Said'), 'sequel');
  await says('Dr. Ng sent the sequel file as a GIF.');
  expect(await kept()).toEqual([]);
  await press('Keep rule');
  await expect.poll(kept).toEqual([['SQL', 'sequel']]);
  await add('GIF', 'jiff');
  await says('Dr. Ng sent the sequel file as a jiff.');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
});

test('an expression that is none says so, and is not kept', async () => {
  await add('(a', 'b', 'A regular expression');
  const wrong = page.getByRole('alert').filter({ hasText: /\S/ });
  await expect.poll(() => wrong.count()).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(kept).toEqual([
    ['SQL', 'sequel'],
    ['GIF', 'jiff'],
  ]);
});

test('rules change places, are switched off, removed and brought back', async () => {
  await press('Move “GIF” up');
  await expect.poll(async () => (await kept()).map(([from]) => from)).toEqual(['GIF', 'SQL']);
  await tabTo(page, field('Follow the rule “SQL”'));
  await page.keyboard.press('Space');
  await says('Dr. Ng sent the SQL file as a jiff.');
  await press('Remove “GIF”');
  await expect.poll(kept).toEqual([['SQL', 'sequel']]);
  await press('Undo');
  await expect.poll(async () => (await kept()).map(([from]) => from)).toEqual(['GIF', 'SQL']);
});

test('they are carried to a file and back', async () => {
  const coming = page.waitForEvent('download');
  await press('Export rules…');
  const download = await coming;
  const buffer = await readFile(await download.path());
  await page.getByText(`Saved as ${download.suggestedFilename()} in your downloads.`).waitFor();
  await press('Remove “GIF”');
  await expect.poll(kept).toEqual([['SQL', 'sequel']]);

  const bring = async (content: Buffer): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await press('Import rules…');
    await (await chooser).setFiles({ name: 'rules.json', mimeType: 'application/json', buffer: content });
  };
  await bring(buffer);
  await page.getByText('1 rule was added. 1 was there already.').waitFor();
  await expect.poll(kept).toEqual([
    ['SQL', 'sequel'],
    ['GIF', 'jiff'],
  ]);
  await bring(Buffer.from('{}'));
  await page.getByText('That file holds no Voicetray rules, so nothing was added.').waitFor();
  await expect.poll(async () => (await kept()).length).toBe(2);
});
