import type { Notification } from 'electron';
import type { App } from '../app.ts';
import { obey } from '../app/obey.ts';
import { type Launch, playerCommands } from '../launch.ts';
import { commandPlayer } from './remote.ts';
import type { MainWindow } from './window.ts';

export interface DoorOptions {
  /** Does something with the core, once it runs. */
  readonly withCore: (use: (core: App) => unknown) => void;
  readonly window: Pick<MainWindow, 'answering' | 'open'>;
  /** Asked at each use, since a panel may have come or gone. */
  readonly canHide: () => Promise<boolean>;
  readonly Notification: typeof Notification;
}

/** One door for the tray, the keys and a second start. */
export function createDoor({
  withCore,
  window,
  canHide,
  Notification,
}: DoorOptions): (launch: Launch) => void {
  return (launch) =>
    withCore(async (core) => {
      const command = playerCommands.find((known) => known === launch.action);
      if (command) {
        commandPlayer(core, window, command);
        return;
      }
      // It need not be seen, but it holds the player.
      window.open(launch.action === 'open');
      void canHide();
      const answer = await obey(launch, core);
      if (!answer.ok) core.emit({ name: 'notice', payload: answer.error });
      else if ('to' in answer.value && answer.value.to === 'file') tellSaved(Notification);
    });
}

/** Its name would tell words of the text. */
export function tellSaved(Notification: DoorOptions['Notification']): void {
  if (Notification.isSupported())
    new Notification({ title: 'Voicetray', body: 'The narration was saved.' }).show();
}
