import { z } from 'zod';
import { appErrorSchema } from '../../src-preload/contract/errors.ts';

/** What a running host answers to a command: a `Result`. */
export const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: appErrorSchema }),
]);
