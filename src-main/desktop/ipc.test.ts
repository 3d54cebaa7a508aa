import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron';
import { expect, test } from 'vitest';
import type { AnyEvent } from '../../src-preload/contract/events.ts';
import type { Handlers } from '../dispatch.ts';
import { pushEvents, serveIpc } from './ipc.ts';

interface Frame {
  origin: string;
  parent: Frame | null;
}
const home: Frame = { origin: 'app://ui', parent: null };

function windowAt(frame: Frame) {
  const sent: unknown[][] = [];
  const webContents = {
    mainFrame: frame,
    isDestroyed: () => false,
    send: (...args: unknown[]) => sent.push(args),
  };
  return { window: { webContents } as unknown as BrowserWindow, webContents, sent };
}

const handlers = { stopNarration: () => Promise.resolve({}) } as unknown as Handlers;

function call(options: { sender?: unknown; frame?: Frame | null; method?: unknown; noWindow?: boolean }) {
  const { window, webContents } = windowAt(home);
  let listener: Parameters<IpcMain['handle']>[1] | undefined;
  serveIpc(
    { handle: (_channel, given) => void (listener = given) },
    {
      handlers,
      windows: () => (options.noWindow ? [] : [window]),
      greeted: () => undefined,
      log: () => undefined,
    },
  );
  const event = {
    sender: options.sender ?? webContents,
    senderFrame: options.frame === undefined ? home : options.frame,
  } as unknown as IpcMainInvokeEvent;
  return listener!(event, options.method ?? 'stopNarration', {}) as Promise<unknown>;
}

const refused = { ok: false, error: { code: 'request_invalid' } };

test('a call of our own page is answered', async () => {
  expect(await call({})).toEqual({ ok: true, value: {} });
});

test.each([
  ['another page', { sender: {} }],
  ['a frame that has gone', { frame: null }],
  ['a frame inside the page', { frame: { origin: 'app://ui', parent: home } }],
  ['another origin', { frame: { origin: 'https://example.com', parent: null } }],
  ['an origin that only begins like ours', { frame: { origin: 'app://ui.evil', parent: null } }],
  ['an opaque origin', { frame: { origin: 'null', parent: null } }],
  ['nobody, when there is no window', { noWindow: true }],
  ['a method that is no name', { method: ['stopNarration'] }],
  ['an unknown method', { method: 'constructor' }],
])('a call of %s is refused', async (_who, options) => {
  expect(await call(options)).toMatchObject(refused);
});

test('events go to our page alone', () => {
  const listeners: ((event: AnyEvent) => void)[] = [];
  const subscribe = (listener: (event: AnyEvent) => void) => {
    listeners.push(listener);
    return () => undefined;
  };
  const frame = { ...home };
  const { window, sent } = windowAt(frame);
  let current: BrowserWindow[] = [];
  pushEvents({ subscribe }, () => current);
  const tell = (): void => listeners.forEach((listener) => listener({ name: 'library', payload: {} }));
  tell();
  current = [window];
  tell();
  frame.origin = 'https://example.com';
  tell();
  expect(sent).toEqual([['voicetray:event', 'library', {}]]);
});
