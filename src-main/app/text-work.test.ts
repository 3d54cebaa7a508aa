import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { doTextTask } from './text-tasks.ts';
import { planText, previewText } from './text-work.ts';

const never = new AbortController().signal;
const page = (paragraphs: number): string =>
  `<html><body><h1>A page</h1>${'<p>The <b>heron</b> stands in the water.</p>'.repeat(paragraphs)}</body></html>`;

it('plans a long text in a thread as it would here', async () => {
  const text = page(2000);
  const { pauses, ...manner } = defaultPreferences;
  const here = await doTextTask({ kind: 'plan', text, markup: 'html', manner, pauses });
  const plan = await planText(text, 'html', defaultPreferences, never);
  expect(plan).toEqual(here);
  expect(plan.chapters).toEqual([{ title: 'A page', level: 1, piece: 0 }]);
});

it('lets the program go on with other things meanwhile', { timeout: 120_000 }, async () => {
  const text = page(50_000);
  expect(text.length).toBeGreaterThan(2_000_000);
  let over = false;
  const planned = planText(text, 'html', defaultPreferences, never).finally(() => (over = true));
  let turns = 0;
  let longest = 0;
  for (let before = performance.now(); !over; turns += 1) {
    await setTimeout(5);
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
  }
  expect((await planned).pieces.length).toBeGreaterThan(1000);
  expect(turns).toBeGreaterThan(20);
  console.log(`${text.length} characters of HTML: ${turns} turns, the longest ${Math.round(longest)} ms`);
});

it('previews a long text, and tells what it skips', async () => {
  const preview = await previewText({ text: page(2000), markup: 'html' }, defaultPreferences, never);
  expect(preview).toMatchObject({ markup: 'html', more: true });
  expect(preview.blocks[0]).toMatchObject({ kind: 'heading', said: 'A page' });
});

it('tells of a long text without words', async () => {
  await expect(planText(' '.repeat(60_000), 'plain', defaultPreferences, never)).rejects.toMatchObject({
    error: { code: 'text_empty' },
  });
});

it('can be left on the way', async () => {
  const stop = new AbortController();
  const left = planText(page(100_000), 'html', defaultPreferences, stop.signal);
  await setTimeout(50);
  stop.abort();
  await expect(left).rejects.toMatchObject({ error: { code: 'cancelled' } });
});
