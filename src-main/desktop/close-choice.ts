import type { BrowserWindow, Dialog } from 'electron';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import type { Log } from '../ports.ts';

type Windows = Preferences['windows'];

export interface CloseChoiceOptions {
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly platform: NodeJS.Platform;
  /** Whether a hidden window can be brought back from the tray. */
  readonly canHide: () => Promise<boolean>;
  readonly get: () => Promise<Windows>;
  readonly set: (windows: Windows) => Promise<unknown>;
  readonly quit: () => void;
  readonly log: Log;
}

/**
 * What becomes of the window when somebody closes it: asked once, with the answer kept. On a Mac programs stay when
 * their windows close; where no panel shows a tray, nobody could come back. Settings that cannot be read or kept do
 * not keep anybody from closing the window.
 */
export function createCloseChoice(options: CloseChoiceOptions) {
  let asking = false;
  return async (window: BrowserWindow): Promise<'hide' | 'close' | 'stay'> => {
    if (asking) return 'stay';
    if (!(await options.canHide())) return 'close';
    const note = (thrown: unknown): null => {
      options.log(`what closing does: ${String(thrown)}`);
      return null;
    };
    const windows = await options.get().catch(note);
    const closing = windows?.closing ?? 'ask';
    if (options.platform === 'darwin' || closing === 'tray') return 'hide';
    if (closing === 'ask') {
      asking = true;
      const answer = await ask(options.dialog, window).finally(() => (asking = false));
      if (answer === null) return 'stay';
      if (windows) await options.set({ ...windows, closing: answer }).catch(note);
      if (answer === 'tray') return 'hide';
    }
    options.quit();
    return 'stay';
  };
}

async function ask(
  dialog: Pick<Dialog, 'showMessageBox'>,
  window: BrowserWindow,
): Promise<'tray' | 'quit' | null> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Keep Voicetray in the tray?',
    detail:
      'In the tray it goes on speaking, and its key works from any program. You can change this later in Settings.',
    buttons: ['Keep in the tray', 'Quit', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return response === 0 ? 'tray' : response === 1 ? 'quit' : null;
}
