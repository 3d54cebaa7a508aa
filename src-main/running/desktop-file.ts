import { join } from 'node:path';
import { z } from 'zod';

/** Where the desktop program that runs can be asked: a socket of this computer, or a named pipe. */
export const desktopFileSchema = z.object({
  pid: z.number().int().positive(),
  socket: z.string().min(1),
  token: z.string().min(1),
});

export const desktopFile = (dataFolder: string): string => join(dataFolder, 'desktop.json');
