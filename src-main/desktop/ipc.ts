import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron';
import { err } from '../../src-preload/contract/result.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../src-preload/channels.ts';
import type { App } from '../app.ts';
import { dispatch, type Handlers } from '../dispatch.ts';
import type { Log } from '../ports.ts';
import { APP_ORIGIN } from './origin.ts';

export interface IpcOptions {
  readonly handlers: Handlers;
  /** Our window of this moment; null while there is none. */
  window(): BrowserWindow | null;
  readonly log: Log;
}

/** Answers the page's calls: only those of our window's main frame, and only while it shows our own origin. */
export function serveIpc(ipcMain: Pick<IpcMain, 'handle'>, options: IpcOptions): void {
  ipcMain.handle(CALL_CHANNEL, async (event, method: unknown, payload: unknown) => {
    if (!isOurs(event, options.window())) {
      options.log('call refused: unknown sender');
      return err({ code: 'request_invalid', detail: 'unknown sender' });
    }
    if (typeof method !== 'string') return err({ code: 'request_invalid', detail: 'no such method' });
    return dispatch(options.handlers, method, payload);
  });
}

/** Sends the program's events to our page, and to no other that might stand in its window. */
export function pushEvents(core: Pick<App, 'subscribe'>, window: () => BrowserWindow | null): () => void {
  return core.subscribe(({ name, payload }) => {
    const contents = window()?.webContents;
    if (!contents || contents.isDestroyed() || contents.mainFrame.origin !== APP_ORIGIN) return;
    contents.send(EVENT_CHANNEL, name, payload);
  });
}

function isOurs(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  // Null when the frame has gone or navigated since it called.
  const frame = event.senderFrame;
  if (!frame || !window || event.sender !== window.webContents) return false;
  return frame.parent === null && frame.origin === APP_ORIGIN;
}
