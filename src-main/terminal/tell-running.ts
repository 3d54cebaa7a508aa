import { Fault } from '../fault.ts';
import type { Launch } from '../launch.ts';
import { askRunning } from '../running/ask-running.ts';
import { folders } from '../settings/paths.ts';

/** Asks the Voicetray that runs, the desktop program first. Gives its answer, or null when none runs; throws the Fault that it answers. */
export async function tellRunning(launch: Launch): Promise<{ readonly value: unknown } | null> {
  const answer = await askRunning(folders().data, launch);
  if (answer && !answer.ok) throw new Fault(answer.error.code, answer.error.params, answer.error.detail);
  return answer;
}
