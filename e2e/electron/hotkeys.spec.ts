import { expect } from 'vitest';
import type { HotkeyAction } from '../../src-preload/contract/hotkeys.ts';
import { onElectron, type OnElectron } from './on-electron.ts';

const TALE = 'The quick brown fox jumps over the lazy dog. Then it sleeps in the warm sun. '.repeat(8);
/** Keys that hardly any program takes. */
const [CLIP, STOP] = ['CommandOrControl+Alt+Shift+F11', 'CommandOrControl+Alt+Shift+F10'];

type Pressable = typeof globalThis & { pressable?: Map<string, () => void> };

/** The system alone presses keys: what the program gives it to call is noted. */
const noteKeys = ({ host }: OnElectron): Promise<void> =>
  host.evaluate(({ globalShortcut }) => {
    const pressable = new Map<string, () => void>();
    (globalThis as Pressable).pressable = pressable;
    const register = globalShortcut.register.bind(globalShortcut);
    globalShortcut.register = (keys, pressed) => {
      pressable.set(keys, pressed);
      return register(keys, pressed);
    };
  });
const press = ({ host }: OnElectron, keys: string): Promise<void> =>
  host.evaluate((_electron, pressed) => (globalThis as Pressable).pressable?.get(pressed)?.(), keys);
const isRegistered = ({ host }: OnElectron, keys: string): Promise<boolean> =>
  host.evaluate(({ globalShortcut }, asked) => globalShortcut.isRegistered(asked), keys);
const choose = async (at: OnElectron, action: HotkeyAction, keys: string | null) =>
  (await at.page()).evaluate((asked) => window.voicetray!.chooseHotkey(asked), { action, keys });
const shows = async (at: OnElectron, words: string | RegExp): Promise<void> =>
  (await at.page()).getByText(words).first().waitFor();

/** All that the window can record, one of each kind with the modifiers it may have. */
const RECORDED = [
  ...Array.from({ length: 24 }, (_, n) => `F${n + 1}`),
  ...Array.from({ length: 10 }, (_, n) => `num${n}`),
  ...Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,-=[]\\;'./`"),
  ...['Space', 'Tab', 'Backspace', 'Delete', 'Insert', 'Return', 'Up', 'Down', 'Left', 'Right', 'Home'],
  ...['End', 'PageUp', 'PageDown', 'Plus', 'PrintScreen', 'numadd', 'numsub', 'nummult', 'numdiv', 'numdec'],
].map((key) => `CommandOrControl+Alt+Shift+${key}`);

onElectron('keys for every program', {
  async 'Electron knows each key that can be recorded'(at) {
    // A portal would ask the person about each.
    if (process.env.WAYLAND_DISPLAY) return;
    await (await at.page()).getByRole('button', { name: 'Speak', exact: true }).waitFor();
    const unknown = await at.host.evaluate(
      ({ globalShortcut }, all) =>
        all.filter((keys) => {
          try {
            // Another program may have it; a name that is none throws.
            if (globalShortcut.register(keys, () => undefined)) globalShortcut.unregister(keys);
            return false;
          } catch {
            return true;
          }
        }),
      RECORDED,
    );
    expect(unknown).toEqual([]);
  },

  async 'what is chosen is taken, and let go for another choice'(at) {
    await noteKeys(at);
    for (const [action, keys] of [['speakClipboard', CLIP] as const, ['stop', STOP] as const]) {
      expect(await choose(at, action, keys)).toEqual({ ok: true, value: { refused: null } });
      await expect.poll(() => isRegistered(at, keys)).toBe(true);
    }
    expect(await choose(at, 'next', STOP)).toMatchObject({ value: { refused: { by: 'stop' } } });
    const hello = await (await at.page()).evaluate(() => window.voicetray!.hello({}));
    const state = process.env.WAYLAND_DISPLAY ? 'requested' : 'active';
    expect(hello).toMatchObject({ value: { hotkeys: { speakClipboard: state, stop: state } } });
  },

  async 'the key for the clipboard speaks it, and the same key stops it'(at) {
    await at.host.evaluate(({ clipboard }, text) => clipboard.writeText(text), TALE);
    await press(at, CLIP);
    await shows(at, /^Playing/);
    await press(at, CLIP);
    await shows(at, 'Stopped');
  },

  async 'a press confirms what a portal was asked for'(at) {
    const hello = await (await at.page()).evaluate(() => window.voicetray!.hello({}));
    expect(hello).toMatchObject({ value: { hotkeys: { speakClipboard: 'active' } } });
  },

  async 'all keys are silent while others are chosen'(at) {
    const page = await at.page();
    const isSuspended = () => at.host.evaluate(({ globalShortcut }) => globalShortcut.isSuspended());
    await page.evaluate(() => window.voicetray!.suspendHotkeys({ on: true }));
    expect(await isSuspended()).toBe(true);
    await page.evaluate(() => window.voicetray!.suspendHotkeys({ on: false }));
    expect(await isSuspended()).toBe(false);
    await expect.poll(() => isRegistered(at, STOP)).toBe(true);
  },

  async 'a key that is taken away is free again'(at) {
    expect(await choose(at, 'stop', null)).toMatchObject({ ok: true });
    await expect.poll(() => isRegistered(at, STOP)).toBe(false);
  },
});
