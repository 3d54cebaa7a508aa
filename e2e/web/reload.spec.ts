import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('a reload keeps the text and the place, silent until Play is pressed', async () => {
  const { page } = window;
  await window.speak(TEXT);
  await window.button('Next part').click();
  await window.button('Next part').click();
  await window.says('Playing part 3 of 8');
  await page.reload();
  await window.says('Paused at part 3 of 8');
  expect(await window.text.inputValue()).toBe(TEXT);
  const recorder = await window.sink.record();
  await page.waitForTimeout(500);
  expect(rms(await recorder.stop())).toBeLessThan(0.0005);
  await window.button('Play').click();
  await window.says('Playing part 3 of 8');
  await window.says('Playing part 4 of 8');
});
