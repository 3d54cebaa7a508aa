import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Frame } from 'playwright-core';

type Handler = Parameters<IpcMain['handle']>[1];
const handlers = new Map<string, Handler>();

/** Electron's `ipcMain`: the handlers that pages may invoke. */
export const ipcMain = {
  handle(channel, handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
} satisfies Pick<IpcMain, 'handle'>;

/** The sending frame as main sees it; `origin` is the one of the address that the page believes in. */
export function senderFrame(frame: Frame, origin: string): Electron.WebFrameMain {
  const parent = frame.parentFrame();
  const seen: unknown = {
    origin,
    url: frame.url(),
    parent: parent ? senderFrame(parent, origin) : null,
  } satisfies Pick<Electron.WebFrameMain, 'origin' | 'url' | 'parent'>;
  return seen as Electron.WebFrameMain;
}

/** A page's call: what goes in and comes out is cloned, and an error keeps its message alone. */
export async function invoke(
  sender: WebContents,
  frame: Electron.WebFrameMain,
  channel: string,
  args: unknown[],
): Promise<unknown> {
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  const event = { type: 'frame', sender, senderFrame: frame } satisfies Pick<
    IpcMainInvokeEvent,
    'type' | 'sender' | 'senderFrame'
  >;
  const result: unknown = await handler(event as unknown as IpcMainInvokeEvent, ...structuredClone(args));
  return structuredClone(result);
}
