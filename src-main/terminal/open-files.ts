import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { Fault } from '../fault.ts';
import { openFiles } from '../launch.ts';
import { UsageError } from './exit.ts';
import { tellRunning } from './tell-running.ts';

const unseenSchema = z.object({ url: z.string() });

/**
 * `voicetray open`: shows documents in the window of the Voicetray that runs, one in the text box, several as a list.
 * Throws a UsageError, and a Fault `text_unreadable` for what is not there.
 */
export async function openInWindow(names: readonly string[]): Promise<void> {
  const launch = openFiles(names, process.cwd());
  if (launch.action !== 'open-files') throw new UsageError('Name a document to open.');
  for (const path of launch.paths) {
    await stat(path).catch((thrown: unknown) => {
      throw new Fault('text_unreadable', { name: path }, String(thrown));
    });
  }
  const answer = await tellRunning(launch);
  if (!answer) throw new UsageError('Voicetray is not running. Start it first.');
  const unseen = unseenSchema.safeParse(answer.value);
  if (unseen.success)
    process.stdout.write(`No window shows Voicetray. Open this address once:\n${unseen.data.url}\n`);
}
