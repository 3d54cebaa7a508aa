import { join } from 'node:path';
import { Fault } from '../fault.ts';
import type { Launch } from '../launch.ts';
import { askInstance } from '../running/instance.ts';
import { folders } from '../settings/paths.ts';

/** Asks the Voicetray that runs. Gives its answer, or null when none runs; throws the Fault that it answers. */
export async function tellRunning(launch: Launch): Promise<{ readonly value: unknown } | null> {
  const answer = await askInstance(join(folders().data, 'browser.json'), launch);
  if (answer && !answer.ok) throw new Fault(answer.error.code, answer.error.params, answer.error.detail);
  return answer;
}
