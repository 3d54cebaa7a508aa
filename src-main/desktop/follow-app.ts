import { allHotkeys, type HotkeyAction, type HotkeyStates } from '../../src-preload/contract/hotkeys.ts';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import type { App } from '../app.ts';
import { takenKeys } from '../app/taken-keys.ts';
import type { Hotkeys } from './hotkeys.ts';

/** Lets the keys for every program follow the settings, and tells of each that turns out to be another program's. */
export function followApp(
  core: Pick<App, 'subscribe' | 'emit'>,
  hotkeys: Pick<Hotkeys, 'follow'>,
  { keys: first }: Preferences['hotkeys'],
): void {
  let keys = first;
  let before: HotkeyStates = allHotkeys(() => 'off');
  core.subscribe((event) => {
    if (event.name === 'preferences') {
      ({ keys } = event.payload.hotkeys);
      hotkeys.follow(keys);
    }
    if (event.name !== 'hotkeys') return;
    const known = before;
    before = event.payload;
    // What was told stays told until it changes: another key that is chosen does not say it again.
    const news = allHotkeys((action: HotkeyAction) =>
      known[action] === 'taken' ? 'off' : event.payload[action],
    );
    for (const payload of takenKeys(news, keys)) core.emit({ name: 'notice', payload });
  });
  hotkeys.follow(keys);
}
