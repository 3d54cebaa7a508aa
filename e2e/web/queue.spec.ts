import { AxeBuilder } from '@axe-core/playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Desk } from '../../src-preload/contract/narration.ts';
import { pressOn } from '../fixtures/keyboard.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

let window: Window;
beforeEach(async () => {
  window = await openWindow();
});
afterEach(() => window?.close());

const LONG = 'This first text is long enough to be spoken for some time. '.repeat(8);
const desk = async (): Promise<Desk> => (await window.call<{ desk: Desk }>('hello', {})).desk;
const waiting = async (): Promise<string[]> => (await desk()).queue.map(({ title }) => title);
const queue = () => window.page.getByRole('dialog', { name: 'Waiting texts' });
const shown = () =>
  queue()
    .getByRole('listitem')
    .getByRole('paragraph')
    .filter({ hasText: /^(One|Two|Three)\.$/ });

test('what waits is shown, changes its order and leaves by keys', async () => {
  await window.call('startNarration', { text: LONG, profileId: null });
  for (const text of ['One.', 'Two.', 'Three.']) {
    await window.call('startNarration', { text, profileId: null, whenBusy: 'queue' });
  }
  await pressOn(window.page, window.button(/texts wait/));
  await expect.poll(() => shown().allInnerTexts()).toEqual(['One.', 'Two.', 'Three.']);
  await expect.poll(() => queue().innerText()).toContain('This first text');

  await pressOn(window.page, queue().getByRole('button', { name: 'Move “Three.” up' }));
  await expect.poll(waiting).toEqual(['One.', 'Three.', 'Two.']);
  await expect.poll(() => shown().allInnerTexts()).toEqual(['One.', 'Three.', 'Two.']);
  await window.page.keyboard.press('Enter');
  await expect.poll(waiting).toEqual(['Three.', 'One.', 'Two.']);
  // It cannot go further up, and the focus does not get lost.
  await expect
    .poll(() => window.page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Move “Three.” down');
  const { violations } = await new AxeBuilder({ page: window.page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);

  await pressOn(window.page, queue().getByRole('button', { name: 'Take “One.” off the list' }));
  await expect.poll(waiting).toEqual(['Three.', 'Two.']);
  await expect
    .poll(() => window.page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Take “Two.” off the list');
  for (const name of ['Three.', 'Two.']) {
    await pressOn(window.page, queue().getByRole('button', { name: `Take “${name}” off the list` }));
  }
  await queue().getByText('Nothing waits.').waitFor();
  await window.page.keyboard.press('Escape');
  await expect.poll(() => queue().count()).toBe(0);
  expect((await desk()).current?.title).toMatch(/^This first text/);
});
