import type { Notification } from 'electron';
import { ok, type Result } from '../../src-preload/contract/result.ts';
import type { App } from '../app.ts';
import { obey } from '../app/obey.ts';
import { type Launch, playerCommands, showsWindow } from '../launch.ts';
import { gatherFiles } from './open-file.ts';
import type { MainWindow } from './window.ts';

export interface DoorOptions {
  readonly running: Promise<App>;
  readonly window: Pick<MainWindow, 'open'>;
  /** Asked at each use, since a panel may have come or gone. */
  readonly canHide: () => Promise<boolean>;
  readonly Notification: typeof Notification;
  /** What the program itself could not do. */
  readonly note: (thrown: unknown) => void;
}

/** One door for the tray, the keys, files of the system, a second start and the terminal. */
export interface Door {
  /** Does it once the core runs, and answers why it could not. */
  readonly ask: (launch: Launch) => Promise<Result<object>>;
  /** The same for whoever cannot be answered: the window tells why not. Files that come one by one are one wish. */
  readonly follow: (launch: Launch) => void;
}

export function createDoor({ running, window, canHide, Notification, note }: DoorOptions): Door {
  async function ask(launch: Launch): Promise<Result<object>> {
    const core = await running;
    const command = playerCommands.find((known) => known === launch.action);
    if (command) return ok(await core.handlers.commandPlayer({ command }));
    // It need not be seen, but it holds the player.
    window.open(showsWindow(launch));
    void canHide();
    const answer = await obey(launch, core);
    // The page asks whether it is to be spoken: that must be seen.
    if (!answer.ok && answer.error.code === 'text_long') window.open(true);
    if (answer.ok && 'to' in answer.value && answer.value.to === 'file') tellSaved(Notification);
    return answer;
  }
  async function tell(launch: Launch): Promise<void> {
    const answer = await ask(launch);
    if (!answer.ok && answer.error.code !== 'text_long')
      (await running).emit({ name: 'notice', payload: answer.error });
  }
  return { ask, follow: gatherFiles((launch) => void tell(launch).catch(note)) };
}

/** Its name would tell words of the text. */
export function tellSaved(Notification: DoorOptions['Notification']): void {
  if (Notification.isSupported())
    new Notification({ title: 'Voicetray', body: 'The narration was saved.' }).show();
}
