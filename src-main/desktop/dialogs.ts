import type { App, BrowserWindow, Dialog, SaveDialogReturnValue } from 'electron';
import { dirname, extname, join } from 'node:path';
import type { SaveTarget } from '../ports.ts';
import type { LastFolder } from './last-folder.ts';

export interface DialogOptions {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  readonly app: Pick<App, 'getPath'>;
  readonly lastFolder: LastFolder;
  /** The dialog belongs to it while it is there. */
  window(): BrowserWindow | null;
}

/** Asks with the system's own dialog, which itself asks about replacing a file. */
export function createSaveTarget(options: DialogOptions): SaveTarget {
  return {
    async choose(suggestedName) {
      const ending = extname(suggestedName);
      const folder = (await options.lastFolder.get()) ?? defaultFolder(options.app);
      const { canceled, filePath } = await ask(options, join(folder, suggestedName), ending);
      if (canceled || filePath === '') return null;
      await options.lastFolder.set(dirname(filePath));
      // Without an ending (some desktops add none) ours is added: about that name the dialog has not asked.
      return extname(filePath) === ''
        ? { to: 'file', path: filePath + ending, replace: false }
        : { to: 'file', path: filePath, replace: true };
    },
  };
}

function ask(options: DialogOptions, defaultPath: string, ending: string): Promise<SaveDialogReturnValue> {
  const { dialog } = options;
  const owner = options.window();
  const settings: Electron.SaveDialogOptions = {
    defaultPath,
    filters: [{ name: ending === '.wav' ? 'WAV' : 'MP3', extensions: [ending.slice(1)] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  return owner ? dialog.showSaveDialog(owner, settings) : dialog.showSaveDialog(settings);
}

function defaultFolder(app: Pick<App, 'getPath'>): string {
  try {
    return app.getPath('music');
  } catch {
    // A system without such a folder.
    return app.getPath('downloads');
  }
}
