import { writeFile } from 'atomically';
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import type { Log } from '../ports.ts';

const fileSchema = z.object({ folder: z.string().min(1).max(4096) });

/** The folder of the last save, kept in a small file: since Electron 43 the dialogs no longer remember it. */
export function createLastFolder(file: string, log: Log) {
  return {
    /** Null: never saved, or the folder is gone. */
    async get(): Promise<string | null> {
      try {
        const { folder } = fileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
        return (await stat(folder)).isDirectory() ? folder : null;
      } catch {
        return null;
      }
    },
    async set(folder: string): Promise<void> {
      // The saving itself must not fail for this.
      await writeFile(file, JSON.stringify({ folder })).catch((thrown: unknown) =>
        log(`last folder not kept: ${String(thrown)}`),
      );
    },
  };
}
export type LastFolder = ReturnType<typeof createLastFolder>;
