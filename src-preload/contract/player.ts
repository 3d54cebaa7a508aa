import { z } from 'zod';
import { idSchema } from './ids.ts';

/** What a player does, as it tells now and then. */
export const playerReportSchema = z.object({
  narrationId: idSchema,
  state: z.enum(['waiting', 'playing', 'paused', 'ended', 'failed']),
  piece: z.number().int().nonnegative(),
  /** Seconds into the piece. */
  offset: z.number().nonnegative(),
});
export type PlayerReport = z.infer<typeof playerReportSchema>;

/** What a player can be asked for. `previous`, `next`, `repeat`: a sentence; `rewind`, `skip`: ten seconds. */
export const playerCommandSchema = z.enum([
  'pause',
  'resume',
  'toggle',
  'previous',
  'next',
  'repeat',
  'rewind',
  'skip',
]);
export type PlayerCommand = z.infer<typeof playerCommandSchema>;
