import type { AppKind, Look } from './app-kind.ts';
import { request } from './client.ts';
import { readWhole } from './read-json.ts';

/** Milliseconds for it all: whoever pressed Stop does not wait for a server. */
const LIMIT = 2_000;

/**
 * Tells the app to write no further, as soon as its task has a name: `POST /{kind}-messages/{task_id}/stop`. It is
 * a courtesy to the server that saves the rest of the answer, so whatever goes wrong is passed over. Resolves in any
 * case, within 2 s, and at once when the signal says that there is nothing left to stop.
 */
export async function stopAnswer(
  { connection, user }: Omit<Look, 'signal'>,
  kind: AppKind,
  task: Promise<string>,
  signal: AbortSignal,
): Promise<void> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(LIMIT)]);
  const late = Promise.withResolvers<null>();
  limit.addEventListener('abort', () => late.resolve(null), { once: true });
  const taskId = limit.aborted ? null : await Promise.race([task, late.promise]);
  if (taskId === null) return;
  try {
    const path = `/${kind}-messages/${encodeURIComponent(taskId)}/stop`;
    const exchange = await request(connection, { path, json: { user }, signal: limit, cut: 'answer_failed' });
    await readWhole(exchange);
  } catch {
    // Nothing can be done about it, and nothing needs to be.
  }
}
