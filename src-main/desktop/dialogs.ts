import type { App, BrowserWindow, Dialog, SaveDialogReturnValue } from 'electron';
import { dirname, extname, join } from 'node:path';
import type { SaveTarget } from '../ports.ts';
import type { LastFolder } from './last-folder.ts';

export interface DialogOptions {
  readonly dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog'>;
  readonly app: Pick<App, 'getPath'>;
  readonly lastFolder: LastFolder;
  /** The dialog belongs to it while it is there. */
  window(): BrowserWindow | null;
}

/** What the endings stand for, and where such files belong. */
const kinds: Readonly<Record<string, { name: string; folder: 'music' | 'documents' }>> = {
  '.wav': { name: 'WAV', folder: 'music' },
  '.m4b': { name: 'M4B', folder: 'music' },
  '.m4a': { name: 'M4A', folder: 'music' },
  '.opus': { name: 'Opus', folder: 'music' },
  '.flac': { name: 'FLAC', folder: 'music' },
  '.json': { name: 'JSON', folder: 'documents' },
};
const mp3 = { name: 'MP3', folder: 'music' } as const;

/**
 * Asks with the system's own dialog, which itself asks about replacing a file. It begins in the folder of the last
 * sound that was saved; other files have their own place.
 */
export function createSaveTarget(options: DialogOptions): SaveTarget {
  return {
    async choose(suggestedName) {
      const ending = extname(suggestedName);
      const { name, folder: place } = kinds[ending] ?? mp3;
      const isSound = place === 'music';
      const folder = (isSound ? await options.lastFolder.get() : null) ?? folderOf(options.app, place);
      const filter = { name, extensions: [ending.slice(1)] };
      const { canceled, filePath } = await ask(options, join(folder, suggestedName), filter);
      if (canceled || filePath === '') return null;
      if (isSound) await options.lastFolder.set(dirname(filePath));
      // Without an ending (some desktops add none) ours is added: about that name the dialog has not asked.
      return extname(filePath) === ''
        ? { to: 'file', path: filePath + ending, replace: false }
        : { to: 'file', path: filePath, replace: true };
    },
    async chooseFolder() {
      const { dialog, lastFolder } = options;
      const settings: Electron.OpenDialogOptions = {
        defaultPath: (await lastFolder.get()) ?? folderOf(options.app, 'music'),
        properties: ['openDirectory', 'createDirectory'],
      };
      const owner = options.window();
      const { canceled, filePaths } = await (owner
        ? dialog.showOpenDialog(owner, settings)
        : dialog.showOpenDialog(settings));
      const [folder] = filePaths;
      if (canceled || folder === undefined) return null;
      await lastFolder.set(folder);
      return folder;
    },
  };
}

function ask(
  options: DialogOptions,
  defaultPath: string,
  filter: Electron.FileFilter,
): Promise<SaveDialogReturnValue> {
  const { dialog } = options;
  const owner = options.window();
  const settings: Electron.SaveDialogOptions = {
    defaultPath,
    filters: [filter],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  return owner ? dialog.showSaveDialog(owner, settings) : dialog.showSaveDialog(settings);
}

function folderOf(app: Pick<App, 'getPath'>, place: 'music' | 'documents'): string {
  try {
    return app.getPath(place);
  } catch {
    // A system without such a folder.
    return app.getPath('downloads');
  }
}
