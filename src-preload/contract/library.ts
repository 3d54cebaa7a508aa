import { z } from 'zod';
import { narrationSchema } from './narration.ts';

/** A narration as the library keeps it. */
export const keptNarrationSchema = narrationSchema
  .pick({
    id: true,
    title: true,
    profileId: true,
    speaker: true,
    voice: true,
    characters: true,
    pieces: true,
    made: true,
  })
  .extend({
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
