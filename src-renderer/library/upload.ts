import { z } from 'zod';
import { err, ok, type Result } from '../../src-preload/contract/result.ts';

const answerSchema = z.object({ token: z.string() });

/** Hands a file over to the program, which knows it by a token for some minutes. */
export async function upload(file: File): Promise<Result<{ token: string }>> {
  try {
    const answer = await fetch(`upload?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      body: file,
    });
    if (answer.ok) return ok(answerSchema.parse(await answer.json()));
  } catch {
    // Said below.
  }
  return err({ code: 'connection_lost' });
}
