import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { onElectron, type OnElectron } from './on-electron.ts';

const TALE = 'The quick brown fox jumps over the lazy dog. Then it sleeps in the warm sun. '.repeat(6);

/** The page of the mini player, which is opened if it is not there. */
async function openMini(at: OnElectron): Promise<Page> {
  const find = (): Page | undefined => at.host.windows().find((page) => page.url().endsWith('/mini.html'));
  if (!find()) {
    const main = at.host.windows().find((page) => page.url() === 'app://ui/')!;
    await main.getByRole('button', { name: 'Mini player' }).click();
    await expect.poll(() => find() !== undefined).toBe(true);
  }
  return find()!;
}

onElectron('the mini player', {
  async 'is a window of its own above the others, as locked in as the first'(at) {
    await at.page();
    const mini = await openMini(at);
    const onTop = await at.host.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isAlwaysOnTop()),
    );
    // Under Wayland there is no such thing.
    if (!process.env.WAYLAND_DISPLAY) expect(onTop.filter(Boolean)).toHaveLength(1);
    const found = await mini.evaluate(() =>
      ['require', 'process', 'ipcRenderer'].filter((name) => name in window),
    );
    expect(found).toEqual([]);
  },

  async 'shows the sentence that is heard, and commands the player'(at) {
    const main = at.host.windows().find((page) => page.url() === 'app://ui/')!;
    const mini = await openMini(at);
    await main.getByRole('textbox', { name: 'Text', exact: true }).fill(TALE);
    await main.getByRole('button', { name: 'Speak', exact: true }).click();
    await mini.getByRole('group', { name: 'What is heard' }).getByText('The quick brown fox').waitFor();
    await mini.getByRole('button', { name: 'Pause', exact: true }).click();
    await main.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await mini.keyboard.press('Escape');
    await mini.getByText('Stopped').waitFor();
  },

  async 'takes clicks, and is small'(at) {
    await openMini(at);
    const found = await at.host.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.isAlwaysOnTop());
      return window && { focusable: window.isFocusable(), bounds: window.getBounds() };
    });
    // Under Wayland none is above the others.
    if (!found) expect(process.env.WAYLAND_DISPLAY).toBeTruthy();
    else {
      expect(found.focusable).toBe(true);
      expect(found.bounds.width).toBeLessThan(500);
    }
  },

  async 'that breaks down is closed and told by the window'(at) {
    const main = at.host.windows().find((page) => page.url() === 'app://ui/')!;
    await openMini(at);
    await at.host.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().endsWith('/mini.html'))
        ?.webContents.forcefullyCrashRenderer(),
    );
    await main.getByText('The mini player broke down and was closed.').waitFor();
  },

  async 'closes by itself and leaves the window'(at) {
    const mini = await openMini(at);
    await at.host.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().endsWith('/mini.html'))
        ?.close(),
    );
    await expect.poll(() => mini.isClosed()).toBe(true);
    expect(at.host.windows().map((page) => page.url())).toEqual(['app://ui/']);
  },
});
