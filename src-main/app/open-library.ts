import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { toAppError } from '../fault.ts';
import type { Library, LibraryOptions } from '../library/library.ts';
import type { Log } from '../ports.ts';
import type { Folders } from '../settings/paths.ts';
import type { SettingsStore } from '../settings/store.ts';

/** What of the host the library needs. */
export interface LibraryPorts {
  readonly folders: Folders;
  readonly settings: SettingsStore;
  readonly log: Log;
}

interface LibraryEvents extends Pick<LibraryOptions, 'onChange' | 'onGrowth' | 'onNotice'> {
  /** The program is about to end: nothing more is swept. */
  readonly closed: () => boolean;
}

/** Opens the library in the data folder, loaded at the first need. Rejects with a Fault of the disk. */
export async function openLibrary(ports: LibraryPorts, events: LibraryEvents): Promise<Library> {
  const { folders, settings, log } = ports;
  const { closed, ...told } = events;
  const { Library } = await import('../library/library.ts');
  const library = await Library.open({
    folder: join(folders.data, 'library'),
    log,
    reuses: () => settings.current.preferences.library.reuse,
    ...told,
  });
  // What Voicetray kept before it had a library cannot be gone on with.
  void rm(join(folders.data, 'narrations'), { recursive: true, force: true }).catch(() => undefined);
  void sweep(library, log, closed);
  return library;
}

/** What a kill left behind. Beside a damaged database sound may lie that is still to be found. */
async function sweep(library: Library, log: Log, closed: () => boolean): Promise<void> {
  try {
    if (await library.hasDamaged()) return;
    await library.files.sweep((file) => closed() || library.use(({ sounds }) => sounds.has(file)));
  } catch (thrown) {
    log(`library: ${toAppError(thrown).code} while sweeping`);
  }
}
