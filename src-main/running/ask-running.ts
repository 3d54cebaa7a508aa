import { join } from 'node:path';
import type { Result } from '../../src-preload/contract/result.ts';
import type { Launch } from '../launch.ts';
import { askDesktop } from './ask-desktop.ts';
import { askInstance } from './instance.ts';

/** Asks the Voicetray that runs over a data folder: the desktop program, else the browser host. Null: none runs. */
export const askRunning = async (dataFolder: string, launch: Launch): Promise<Result<unknown> | null> =>
  (await askDesktop(dataFolder, launch)) ?? askInstance(join(dataFolder, 'browser.json'), launch);
