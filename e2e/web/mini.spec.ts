import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi, openWindow, type Window } from '../fixtures/window.ts';

const FIRST = 'The ferry left at seven with nine people on board, and one of them had never seen the sea.';
const SECOND =
  'By noon all of them stood at the bow, and nobody wanted to be the first to go below for soup.';
const LAST = 'They still write to each other, and it always begins with the weather of that one day in May.';
/** Long enough to be still heard when a slow computer looks. */
const TEXT = [FIRST, SECOND, ...Array<string>(12).fill(LAST)].join(' ');

let window: Window;
let mini: Page;
const troubles: string[] = [];
beforeAll(async () => {
  window = await openWindow();
  await window.status.getByText('Ready').waitFor();
  const popup = window.page.waitForEvent('popup');
  await window.button('Mini player').click();
  mini = await popup;
  mini.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  mini.on('pageerror', (error) => troubles.push(error.message));
});
afterAll(() => window?.close());

const button = (name: string) => mini.getByRole('button', { name, exact: true });
const shows = (words: string | RegExp) =>
  expect.poll(() => mini.getByRole('group', { name: 'What is heard' }).innerText()).toMatch(words);
const says = (words: string | RegExp) =>
  expect.poll(() => mini.getByRole('status').innerText(), { timeout: 30_000 }).toMatch(words);

/** Back to where it began, however far it was heard meanwhile. */
async function backToFirst(): Promise<void> {
  const heard = mini.getByRole('group', { name: 'What is heard' });
  const back = async (): Promise<string> => {
    if ((await heard.innerText()) !== FIRST) await button('Previous sentence').click();
    return heard.innerText();
  };
  await expect.poll(back, { interval: 300 }).toBe(FIRST);
}

test('opens beside the window, empty, and breaks no rule of accessibility', async () => {
  await mini.getByText('What you speak is shown here.').waitFor();
  await says('Ready');
  expect(await button('Play').isDisabled()).toBe(true);
  for (const colorScheme of ['light', 'dark'] as const) {
    await mini.emulateMedia({ colorScheme });
    await mini.setViewportSize({ width: 320, height: 160 });
    const { violations } = await new AxeBuilder({ page: mini }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    const beyond = await mini.evaluate(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
      return [scrollWidth - clientWidth, scrollHeight - clientHeight];
    });
    expect(beyond).toEqual([0, 0]);
  }
});

test('shows the sentence that is heard, while the window goes on being the one that plays', async () => {
  await window.speak(TEXT);
  await says(/^Playing/);
  await shows(new RegExp([FIRST, SECOND, LAST].join('|')));
  const { held, pending } = await mini.evaluate(async () => navigator.locks.query());
  expect([held?.length, pending]).toEqual([1, []]);
  expect(await window.status.innerText()).toMatch(/^Playing part/);
});

test('pauses, and goes by sentences, by buttons and by the keys of the window', async () => {
  await button('Pause').click();
  await says(/^Paused/);
  await window.says(/^Paused/);
  await backToFirst();
  await button('Next sentence').click();
  await shows(SECOND);
  await mini.keyboard.press('ArrowRight');
  await shows(LAST);
  await mini.keyboard.press('ArrowLeft');
  await shows(SECOND);
  await button('Previous sentence').click();
  await shows(FIRST);
  await mini.getByRole('group', { name: 'What is heard' }).focus();
  await mini.keyboard.press('Space');
  await window.says(/^Playing/);
  await says(/^Playing/);
});

test('sets the speed for both', async () => {
  await mini.getByRole('combobox', { name: 'Speed' }).selectOption('2×');
  await expect.poll(() => window.page.getByRole('combobox', { name: 'Speed' }).inputValue()).toBe('2');
});

test('Escape stops, and Play goes on', async () => {
  await mini.keyboard.press('Escape');
  await says('Stopped');
  await window.says('Stopped');
  await button('Play').click();
  await window.says(/^Playing/);
  await says(/^Playing/);
});

test('says that the window is closed, and opens it', async () => {
  await button('Pause').click();
  await says(/^Paused/);
  await window.page.close();
  await button('Play').click();
  await says('Voicetray’s window is closed. Open it to listen.');
  const coming = mini.context().waitForEvent('page');
  await button('Open Voicetray').click();
  const anew = await coming;
  await anew
    .getByRole('status', { name: 'Status' })
    .getByText(/^Paused/)
    .waitFor();
  await button('Play').click();
  await says(/^Playing/);
  const { report } = (await anew.evaluate(callApi, { method: 'getPlayer', payload: {} })) as {
    report: { state: string };
  };
  expect(report.state).toBe('playing');
  expect(troubles).toEqual([]);
});
