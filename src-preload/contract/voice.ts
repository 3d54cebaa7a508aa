import { z } from 'zod';

export const voiceIdSchema = z.string().min(1).max(200);

export const voiceSchema = z.object({
  id: voiceIdSchema,
  name: z.string().max(200),
  /** BCP 47, or empty where the source does not say. */
  language: z.string().max(40),
  /** All that it speaks, where the source says so. */
  languages: z.array(z.string().max(40)).optional(),
  /** How the name is known: from this computer's engine, spoken with before, in a provider's list, or only typed. */
  origin: z.enum(['device', 'used', 'listed', 'named']),
  /** Heading of a provider's list. */
  provider: z.string().max(80).optional(),
  favourite: z.boolean().optional(),
  /** The server was heard to speak with its default voice instead. */
  replaced: z.boolean().optional(),
});
export type Voice = z.infer<typeof voiceSchema>;

/** How the sound of a piece is packed. Sniffed from its first bytes, never believed from a header. */
export const containerSchema = z.enum(['mp3', 'wav', 'ogg', 'flac', 'aac', 'mp4', 'webm']);
export type Container = z.infer<typeof containerSchema>;
