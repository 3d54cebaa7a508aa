import type { BrowserWindow } from 'electron';
import { errorTable } from '../../src-preload/contract/errors.ts';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import type { App } from '../app.ts';
import { ClipWatch } from './clip-watch.ts';
import type { Door } from './door.ts';
import { isInstalled } from './installed.ts';
import { ScreenLock, type ScreenLockOptions, type Tells } from './screen-lock.ts';
import type { SpokenClips } from './spoken-clips.ts';
import { pasteFromWayland } from './wl-paste.ts';

interface Parts {
  readonly clipboard: Pick<SpokenClips, 'look' | 'isLast'>;
  readonly powerMonitor: ScreenLockOptions['powerMonitor'] & Tells<'suspend'> & Tells<'resume'>;
  readonly process: Pick<NodeJS.Process, 'env' | 'platform'>;
  readonly wayland: boolean;
  readonly page: () => BrowserWindow | null;
  readonly door: Pick<Door, 'ask'>;
  readonly showWatching: (watching: boolean) => void;
  readonly note: (thrown: unknown) => void;
}

/**
 * Whether it can be noticed that something was copied. Under Wayland only `wl-paste` can look at it without the focus,
 * and under GNOME not even that: it would take the focus at each look.
 */
export const canWatchClipboard = (wayland: boolean, env: NodeJS.ProcessEnv): boolean =>
  !wayland || (isInstalled('wl-paste', env) && !/gnome/i.test(env.XDG_CURRENT_DESKTOP ?? ''));

/** Speaks what is copied, while the person wants it and is there. */
export function watchClipboard(
  core: Pick<App, 'subscribe' | 'emit'>,
  preferences: Preferences,
  parts: Parts,
): { close(): void } {
  const { clipboard, powerMonitor, process, wayland, page, door, showWatching, note } = parts;
  const { platform, env } = process;
  async function speak(): Promise<void> {
    const answer = await door.ask({ action: 'speak-clipboard' });
    // Nobody asked for it by a key: that there is nothing to say in it needs no words.
    if (!answer.ok && errorTable[answer.error.code].kind !== 'input')
      core.emit({ name: 'notice', payload: answer.error });
  }
  const watch = new ClipWatch({
    read: () => (wayland ? pasteFromWayland('clipboard') : clipboard.look('clipboard')),
    isSpoken: (digest) => clipboard.isLast(digest),
    isOurs: () => page()?.isFocused() ?? false,
    speak: () => void speak().catch(note),
    onChange: showWatching,
    pause: wayland ? 2000 : 1000,
  });
  const rest = (): void => watch.rest(true);
  const wake = (): void => watch.rest(false);
  const lock = new ScreenLock({ powerMonitor, platform, env, onLock: rest, onUnlock: wake });
  powerMonitor.on('suspend', rest);
  powerMonitor.on('resume', wake);
  function apply({ system }: Preferences): void {
    const on = system.watchClipboard && canWatchClipboard(wayland, env);
    lock.watch(on);
    watch.set(on);
  }
  core.subscribe((event) => {
    if (event.name === 'preferences') apply(event.payload);
  });
  apply(preferences);
  return {
    close() {
      lock.watch(false);
      watch.set(false);
    },
  };
}
