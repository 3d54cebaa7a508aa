import type { Preferences } from '../../src-preload/contract/settings.ts';
import type { App } from '../app.ts';
import type { Hotkeys } from './hotkeys.ts';

/** Lets the keys for every program follow the settings, and tells when the one for the clipboard is taken. */
export function followApp(
  core: Pick<App, 'subscribe' | 'emit'>,
  hotkeys: Pick<Hotkeys, 'follow'>,
  { keys }: Preferences['hotkeys'],
): void {
  core.subscribe((event) => {
    if (event.name === 'preferences') hotkeys.follow(event.payload.hotkeys.keys);
    if (event.name === 'hotkeys' && event.payload.speakClipboard === 'taken')
      core.emit({ name: 'notice', payload: { code: 'hotkey_taken' } });
  });
  hotkeys.follow(keys);
}
