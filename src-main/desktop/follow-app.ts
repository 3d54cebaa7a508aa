import type { App } from '../app.ts';
import type { Hotkey } from './hotkey.ts';

/** Lets the global key follow the settings, and tells of a key that is taken. */
export function followApp(core: Pick<App, 'subscribe' | 'emit'>, hotkey: Hotkey): void {
  core.subscribe((event) => {
    if (event.name === 'preferences') hotkey.set(event.payload.hotkey);
    if (event.name === 'hotkey' && event.payload === 'taken')
      core.emit({ name: 'notice', payload: { code: 'hotkey_taken' } });
  });
}
