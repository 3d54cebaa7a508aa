import type { Desk } from '../../src-preload/contract/model.ts';
import type { App } from '../app.ts';
import type { Hotkey } from './hotkey.ts';
import { trayState } from './tray-state.ts';
import type { TrayIcon } from './tray.ts';

/** Lets the tray's menu and the global key follow what happens in the program, and tells of a key that is taken. */
export function followApp(
  core: Pick<App, 'subscribe' | 'players' | 'emit'>,
  tray: TrayIcon | null,
  hotkey: Hotkey,
): void {
  let desk: Desk = { current: null, queue: [] };
  const show = (): void => tray?.update(trayState(desk, core.players.last));
  core.players.onReport(show);
  core.subscribe((event) => {
    if (event.name === 'preferences') hotkey.set(event.payload.hotkey);
    if (event.name === 'hotkey' && event.payload === 'taken')
      core.emit({ name: 'notice', payload: { code: 'hotkey_taken' } });
    if (event.name === 'desk') desk = event.payload;
    if (event.name === 'narration' && event.payload.id === desk.current?.id)
      desk = { ...desk, current: event.payload };
    show();
  });
}
