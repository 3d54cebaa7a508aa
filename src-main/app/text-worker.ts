import { parentPort, workerData } from 'node:worker_threads';
import { toAppError } from '../fault.ts';
import type { ThreadAnswer } from '../thread.ts';
import { doTextTask, type TextTask } from './text-tasks.ts';

/** The thread of one long text. */
const answer = (message: ThreadAnswer<Awaited<ReturnType<typeof doTextTask>>>): void =>
  parentPort?.postMessage(message);

try {
  answer({ value: await doTextTask(workerData as TextTask) });
} catch (thrown) {
  answer({ error: toAppError(thrown) });
}
