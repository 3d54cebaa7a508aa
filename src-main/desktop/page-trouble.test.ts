import type { BrowserWindow, MessageBoxOptions, MessageBoxReturnValue } from 'electron';
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { watchPage } from './page-trouble.ts';

function open({ visible = true } = {}) {
  const webContents = new EventEmitter();
  const window = Object.assign(new EventEmitter(), { webContents, isVisible: () => visible });
  const questions: (MessageBoxOptions & PromiseWithResolvers<MessageBoxReturnValue>)[] = [];
  const log: string[] = [];
  const seen = { gone: 0 };
  watchPage(window as unknown as BrowserWindow, {
    dialog: {
      showMessageBox: (_window: unknown, options?: MessageBoxOptions) => {
        const answer = Promise.withResolvers<MessageBoxReturnValue>();
        questions.push({ ...options!, ...answer });
        return answer.promise;
      },
    },
    log: (line) => log.push(line),
    onGone: () => (seen.gone += 1),
  });
  const answer = async (at: number, response: number): Promise<void> => {
    questions[at]?.resolve({ response, checkboxChecked: false });
    await questions[at]?.promise;
  };
  const breakDown = (reason: string): boolean =>
    webContents.emit('render-process-gone', {}, { reason, exitCode: 139 });
  return { window, questions, log, seen, answer, breakDown };
}

test.each(['crashed', 'oom', 'killed'])(
  'a page that has %s is given up, once, and it is logged',
  (reason) => {
    const { breakDown, seen, log } = open();
    breakDown(reason);
    breakDown(reason);
    expect(seen.gone).toBe(1);
    expect(log).toEqual([`the window's page is given up: ${reason} 139`]);
  },
);

test('one that ends as it should is no trouble', () => {
  const { breakDown, seen } = open();
  breakDown('clean-exit');
  expect(seen.gone).toBe(0);
});

test('one that does not answer is asked about once, and made anew where that is wanted', async () => {
  const { window, questions, seen, answer } = open();
  window.emit('unresponsive');
  window.emit('unresponsive');
  expect(questions.map(({ buttons }) => buttons)).toEqual([['Wait', 'Make it anew']]);
  await answer(0, 0);
  expect(seen.gone).toBe(0);
  window.emit('unresponsive');
  expect(questions).toHaveLength(2);
  await answer(1, 1);
  await expect.poll(() => seen.gone).toBe(1);
});

test('the question goes away when it answers again, and a late yes does nothing', async () => {
  const { window, questions, seen, answer } = open();
  window.emit('unresponsive');
  window.emit('responsive');
  expect(questions[0]?.signal?.aborted).toBe(true);
  await answer(0, 1);
  expect(seen.gone).toBe(0);
  window.emit('unresponsive');
  expect(questions).toHaveLength(2);
});

test('a hidden one is made anew unasked', () => {
  const { window, questions, seen } = open({ visible: false });
  window.emit('unresponsive');
  expect([questions.length, seen.gone]).toEqual([0, 1]);
});

test('one whose window has closed is nobody’s trouble any more', () => {
  const { window, questions, breakDown, seen } = open();
  window.emit('unresponsive');
  window.emit('closed');
  expect(questions[0]?.signal?.aborted).toBe(true);
  breakDown('crashed');
  expect(seen.gone).toBe(0);
});

test('a question that cannot be shown is noted', async () => {
  const { window, questions, log, seen } = open();
  window.emit('unresponsive');
  questions[0]?.reject(new Error('no display'));
  await expect.poll(() => log.at(-1)).toContain('no display');
  expect(seen.gone).toBe(0);
});
