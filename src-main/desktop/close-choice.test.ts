import type { BrowserWindow, MessageBoxReturnValue } from 'electron';
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { defaultPreferences, type Preferences } from '../../src-preload/contract/settings.ts';
import { createCloseChoice } from './close-choice.ts';

type Windows = Preferences['windows'];
const window = new EventEmitter() as unknown as BrowserWindow;

interface System {
  readonly platform?: NodeJS.Platform;
  readonly canHide?: boolean;
  readonly closing?: Windows['closing'];
  /** Which of the settings fails. */
  readonly broken?: 'read' | 'write';
  /** The button that is pressed, or what becomes of the question. */
  readonly answer?: number | Promise<MessageBoxReturnValue>;
}

function open({ platform = 'linux', canHide = true, closing = 'ask', broken, answer = 0 }: System = {}) {
  let windows: Windows = { ...defaultPreferences.windows, closing };
  const seen = { asked: 0, quits: 0, logged: [] as string[], kept: () => windows.closing };
  const choose = createCloseChoice({
    platform,
    canHide: async () => canHide,
    dialog: {
      showMessageBox: async () => {
        seen.asked += 1;
        return typeof answer === 'number' ? { response: answer, checkboxChecked: false } : answer;
      },
    },
    get: async () => {
      if (broken === 'read') throw new Error('no file');
      return windows;
    },
    set: async (changed) => {
      if (broken === 'write') throw new Error('disk full');
      windows = changed;
    },
    quit: () => (seen.quits += 1),
    log: (line) => seen.logged.push(line),
  });
  return { seen, choose: () => choose(window) };
}

test.each([
  ['the tray', 0, 'hide', 'tray', 0],
  ['to quit', 1, 'stay', 'quit', 1],
  ['to leave it', 2, 'stay', 'ask', 0],
] as const)('somebody who chooses %s is asked once', async (_what, answer, result, kept, quits) => {
  const { choose, seen } = open({ answer });
  expect(await choose()).toBe(result);
  expect([seen.kept(), seen.quits]).toEqual([kept, quits]);
  await choose();
  // Who could not decide is asked again.
  expect(seen.asked).toBe(kept === 'ask' ? 2 : 1);
});

test('what was chosen in the settings is done unasked', async () => {
  const tray = open({ closing: 'tray' });
  expect(await tray.choose()).toBe('hide');
  const quit = open({ closing: 'quit' });
  expect(await quit.choose()).toBe('stay');
  expect([tray.seen.asked, quit.seen.asked, quit.seen.quits]).toEqual([0, 0, 1]);
});

test('on a Mac it only hides, whatever is set', async () => {
  const { choose, seen } = open({ platform: 'darwin', closing: 'quit' });
  expect(await choose()).toBe('hide');
  expect([seen.asked, seen.quits]).toEqual([0, 0]);
});

test('where nobody could bring it back it closes', async () => {
  for (const platform of ['linux', 'darwin'] as const) {
    const { choose, seen } = open({ platform, canHide: false, closing: 'tray' });
    expect(await choose()).toBe('close');
    expect(seen.asked).toBe(0);
  }
});

test('two wishes to close are one question, and one that fails can be put again', async () => {
  const gate = Promise.withResolvers<MessageBoxReturnValue>();
  const { choose, seen } = open({ answer: gate.promise });
  const first = choose();
  await expect.poll(() => seen.asked).toBe(1);
  expect(await choose()).toBe('stay');
  gate.reject(new Error('the window has gone'));
  await expect(first).rejects.toThrow('gone');
  await expect(choose()).rejects.toThrow('gone');
  expect(seen.asked).toBe(2);
});

test.each(['read', 'write'] as const)(
  'settings that fail to be %s keep nobody from closing the window',
  async (broken) => {
    const { choose, seen } = open({ broken });
    expect(await choose()).toBe('hide');
    expect(seen.logged).toHaveLength(1);
  },
);
