import type { BrowserWindow, IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { err } from '../../src-preload/contract/result.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../src-preload/channels.ts';
import type { App } from '../app.ts';
import { dispatch, type Handlers } from '../dispatch.ts';
import type { Log } from '../ports.ts';
import { APP_ORIGIN } from './origin.ts';

export interface IpcOptions {
  readonly handlers: Handlers;
  /** Our windows of this moment. */
  windows(): readonly BrowserWindow[];
  /** A page was answered its hello: from now on it hears events. */
  greeted(contents: WebContents): void;
  readonly log: Log;
}

/** Answers the page's calls: only those of our window's main frame, and only while it shows our own origin. */
export function serveIpc(ipcMain: Pick<IpcMain, 'handle'>, options: IpcOptions): void {
  ipcMain.handle(CALL_CHANNEL, async (event, method: unknown, payload: unknown) => {
    // SECURITY: every call has a known sender, and a payload that `dispatch` parses (17).
    if (!isOurs(event, options.windows())) {
      options.log('call refused: unknown sender');
      return err({ code: 'request_invalid', detail: 'unknown sender' });
    }
    if (typeof method !== 'string') return err({ code: 'request_invalid', detail: 'no such method' });
    const answer = await dispatch(options.handlers, method, payload);
    if (method === 'hello') options.greeted(event.sender);
    return answer;
  });
}

/** Sends the program's events to our pages, and to no other that might stand in their windows. */
export function pushEvents(
  core: Pick<App, 'subscribe'>,
  windows: () => readonly BrowserWindow[],
): () => void {
  return core.subscribe(({ name, payload }) => {
    for (const { webContents } of windows()) {
      if (webContents.isDestroyed() || webContents.mainFrame.origin !== APP_ORIGIN) continue;
      webContents.send(EVENT_CHANNEL, name, payload);
    }
  });
}

function isOurs(event: IpcMainInvokeEvent, windows: readonly BrowserWindow[]): boolean {
  // Null when the frame has gone or navigated since it called.
  const frame = event.senderFrame;
  if (!frame || !windows.some((window) => event.sender === window.webContents)) return false;
  return frame.parent === null && frame.origin === APP_ORIGIN;
}
