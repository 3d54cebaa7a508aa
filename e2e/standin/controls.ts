import type { MenuItemConstructorOptions } from 'electron';
import type { Page } from 'playwright-core';
import { app } from './app.ts';
import { windows } from './browser-window.ts';
import { closeChromium } from './chromium.ts';
import { desktop } from './desktop-parts.ts';
import { stopServers } from './protocol.ts';
import { session } from './session.ts';
import { powerMonitor, system } from './system-parts.ts';

/** The doors behind the stand-in: what a person, the system or another program does to the desktop host. */
export { app, desktop, powerMonitor as desktopPower, session, system, windows };

const POLL_MS = 20;

/** Waits until something is there; says what was missing when it does not come. */
export async function until<T>(what: string, look: () => T | null | undefined | false): Promise<T> {
  for (let attempt = 0; attempt < 1500; attempt++) {
    const found = look();
    if (found !== null && found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`still missing: ${what}`);
}

/** The window of this moment. */
export const openWindow = () =>
  until('a window', () => windows.findLast((window) => !window.standInDestroyed));

/** Its page, once the real one has loaded. */
export async function openPage(): Promise<Page> {
  const window = await openWindow();
  const page = await until('a page', () => window.webContents.standInPage);
  await page.waitForURL(/^http/);
  await page.waitForLoadState();
  return page;
}

const items = () => desktop.trays.at(-1)?.menu?.items ?? [];

/** The tray's menu as a person reads it; what cannot be chosen is in brackets. */
export const trayMenu = (): string[] =>
  items().map(({ type, label = '', enabled }) =>
    type === 'separator' ? '-' : enabled === false ? `(${label})` : label,
  );

type Item = MenuItemConstructorOptions;
const below = (item: Item | undefined): Item[] => (Array.isArray(item?.submenu) ? item.submenu : []);

/** What a submenu of the tray offers; what is chosen has a star. */
export const traySubmenu = (label: string): string[] =>
  below(items().find((known) => known.label === label)).map(
    ({ label: words = '', checked }) => words + (checked ? '*' : ''),
  );

/** Chooses an item, or one of its submenu. */
export function clickTray(label: string, inside?: string): void {
  const top = items().find((known) => known.label === label);
  const item = inside === undefined ? top : below(top).find((known) => known.label === inside);
  if (!item?.click || item.enabled === false) throw new Error(`the tray has no “${label}” to choose`);
  // The menu gives its item, a window and the key's event; ours use none of them.
  (item.click as () => void)();
}

export function pressHotkey(accelerator: string): void {
  const pressed = desktop.shortcuts.get(accelerator);
  if (desktop.keysSuspended) return;
  if (!pressed) throw new Error(`nobody listens to ${accelerator}`);
  pressed();
}

/** Another start of the program, as the first instance hears of it. */
export const startAgain = (data: unknown): boolean => app.emit('second-instance', {}, [], '/', data);

/** Ends the program, if it has not ended, and everything under it. */
export async function stop(): Promise<void> {
  if (app.standIn.exitCode === null) {
    app.quit();
    await until('the end of the program', () => app.standIn.exitCode !== null);
  }
  await closeChromium();
  await stopServers();
}
