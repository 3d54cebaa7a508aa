import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Container } from '../../src-preload/contract/voice.ts';
import { diskFault } from './disk-fault.ts';
import type { Keep } from './keeper.ts';

/** The file of a piece in its narration's folder. */
export const pieceFile = (index: number, container: Container): string =>
  `${String(index).padStart(4, '0')}.${container}`;

/** Holds the sound of one narration in a folder, made here, for as long as somebody needs it. Nothing is found again. */
export const keepInFolder =
  (folder: string): Keep =>
  async () => {
    try {
      await mkdir(folder, { recursive: true });
    } catch (thrown) {
      throw diskFault(thrown, folder);
    }
    const nothing = (): Promise<void> => Promise.resolve();
    return {
      made: new Map(),
      pathOf: ({ index }, container) => join(folder, pieceFile(index, container)),
      find: null,
      ...{ add: nothing, forget: nothing, extend: nothing, complete: nothing },
    };
  };
