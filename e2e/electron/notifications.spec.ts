import { expect } from 'vitest';
import { onElectron, type OnElectron } from './on-electron.ts';

/** From now on what the system is given to show is kept in the program, beside being shown. */
const listen = (at: OnElectron): Promise<void> =>
  at.host.evaluate(({ Notification, BrowserWindow }) => {
    const kept: string[] = [];
    Object.assign(globalThis, { kept });
    type Shown = { show: (this: Electron.Notification) => void };
    const shown = Notification.prototype as unknown as Shown;
    const { show } = shown;
    shown.show = function () {
      kept.push(this.body);
      show.call(this);
    };
    BrowserWindow.getAllWindows()[0]?.hide();
  });
const told = (at: OnElectron): Promise<string[]> =>
  at.host.evaluate(() => (globalThis as unknown as { kept: string[] }).kept);
const isVisible = ({ host }: OnElectron): Promise<boolean | undefined> =>
  host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

onElectron('notifications', {
  async 'what needs a person is told when no window is seen, without a word of a text'(at) {
    await at.page();
    await listen(at);
    await at.host.evaluate(({ clipboard }) => clipboard.clear());
    expect(await at.startAgain('speak', '--clipboard')).toBe(0);
    const supported = await at.host.evaluate(({ Notification }) => Notification.isSupported());
    if (supported) await expect.poll(() => told(at)).toEqual(['There is no text on the clipboard.']);
    // Without them the window is what tells.
    else await expect.poll(() => isVisible(at)).toBe(true);
  },

  async 'with the window in sight nothing is told twice'(at) {
    await at.startAgain();
    await expect.poll(() => isVisible(at)).toBe(true);
    const before = (await told(at)).length;
    await at.startAgain('speak', '--clipboard');
    await (await at.page()).getByText('There is no text on the clipboard.').first().waitFor();
    expect((await told(at)).length).toBe(before);
  },
});
