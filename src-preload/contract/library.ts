import { z } from 'zod';
import { idSchema, profileRefSchema } from './ids.ts';

/** A narration as the library keeps it. */
export const keptNarrationSchema = z.object({
  id: idSchema,
  title: z.string().max(120),
  profileId: profileRefSchema,
  speaker: z.string().max(100),
  voice: z.string().max(200).nullable(),
  characters: z.number().int().nonnegative(),
  pieces: z.number().int().nonnegative(),
  made: z.number().int().nonnegative(),
  /** Of the made pieces, with their pauses. */
  seconds: z.number().nonnegative(),
  bytes: z.number().int().nonnegative(),
  /** Seconds since 1970. */
  createdAt: z.number(),
  usedAt: z.number(),
  /** Never removed to make room. */
  pinned: z.boolean(),
  /** How far it was heard, seconds of all; null: to its end, or never. */
  heard: z.number().nonnegative().nullable(),
  /** Where the words that were searched for stand, with some around them. */
  found: z.string().max(300).optional(),
});
export type KeptNarration = z.infer<typeof keptNarrationSchema>;
