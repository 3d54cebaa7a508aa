import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ResponseOf } from '../../src-preload/contract/api.ts';
import type { Desk } from '../../src-preload/contract/narration.ts';
import { expectSilence } from '../fixtures/ear.ts';
import { QUIET } from '../fixtures/recording.ts';
import { rms } from '../fixtures/signal.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

const TEXT = Array.from({ length: 8 }, (_, n) => `This is paragraph number ${n + 1} of the text.`).join(
  '\n\n',
);

let window: Window;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

/** The piece that the program would go on with. */
async function placeKept(): Promise<number | undefined> {
  const { desk } = await window.call<{ desk: Desk }>('hello', {});
  const narrationId = desk.current?.id;
  return (await window.call<ResponseOf<'getNarration'>>('getNarration', { narrationId })).at?.piece;
}

test('a reload keeps the text and the place, silent until Play is pressed', async () => {
  const { page } = window;
  await window.speak(TEXT);
  await window.button('Next sentence').click();
  await window.button('Next sentence').click();
  await window.says('Playing part 3 of 8');
  // What the window has told by now is what is known after it.
  await expect.poll(placeKept).toBe(2);
  await page.reload();
  await window.says('Paused at part 3 of 8');
  expect(await window.text.inputValue()).toBe(TEXT);
  await expectSilence(window.sink);
  const recorder = await window.sink.record();
  await page.waitForTimeout(500);
  expect(rms(await recorder.stop())).toBeLessThan(QUIET);
  await window.button('Play').click();
  await window.says('Playing part 3 of 8');
  await window.says('Playing part 4 of 8');
});
