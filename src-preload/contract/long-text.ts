import { z } from 'zod';
import { idSchema } from './ids.ts';

/** A long text that was given from outside of a window and waits to be agreed to: what it would take, estimated. */
export const longTextSchema = z.object({
  id: idSchema,
  characters: z.number().int().nonnegative(),
  minutes: z.number().nonnegative(),
  pieces: z.number().int().nonnegative(),
  /** A server is asked for each piece. */
  byServer: z.boolean(),
});
export type LongTextAsked = z.infer<typeof longTextSchema>;
