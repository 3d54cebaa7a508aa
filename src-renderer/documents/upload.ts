import { z } from 'zod';
import { appErrorSchema } from '../../src-preload/contract/errors.ts';
import { err, ok, type Result } from '../../src-preload/contract/result.ts';

const kept = z.object({ token: z.string() });
const refused = z.object({ error: appErrorSchema });

/** Hands a file over to the program, which knows it by a token for some minutes. */
export async function upload(file: File, signal?: AbortSignal): Promise<Result<{ token: string }>> {
  try {
    const answer = await fetch(`upload?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      body: file,
      ...(signal && { signal }),
    });
    const told: unknown = await answer.json();
    return answer.ok ? ok(kept.parse(told)) : err(refused.parse(told).error);
  } catch {
    return err({ code: signal?.aborted ? 'cancelled' : 'connection_lost' });
  }
}
