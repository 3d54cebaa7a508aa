import { z } from 'zod';
import { appErrorSchema } from './errors.ts';
import { idSchema } from './ids.ts';

/** The speech server of this computer that other programs may use. */
export const serverStatusSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('off') }),
  z.object({ state: z.literal('on'), url: z.string() }),
  z.object({ state: z.literal('failed'), error: appErrorSchema }),
]);
export type ServerStatus = z.infer<typeof serverStatusSchema>;

/** A key of the speech server: only its digest is kept. */
export const serverKeySchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(80),
  /** Seconds since 1970. */
  createdAt: z.number(),
});
export type ServerKey = z.infer<typeof serverKeySchema>;
