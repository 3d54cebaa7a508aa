import { z } from 'zod';
import { appErrorSchema } from '../errors.ts';
import { profileRefSchema } from '../ids.ts';
import { voiceIdSchema, voiceSchema } from '../voice.ts';
import { method, nothing } from './method.ts';

/** Voices to choose from. */
export const voicesApi = {
  /** Voices of a profile, or of this computer. A Dify app gives no list: then those spoken with and known ones. */
  listVoices: method(
    z.object({ profileId: profileRefSchema }),
    z.object({
      voices: z.array(voiceSchema),
      /** Null: the app names none, or (then with `error`) could not be asked. */
      defaultVoice: z.string().nullable(),
      error: appErrorSchema.optional(),
    }),
  ),
  setFavourite: method(
    z.object({ profileId: profileRefSchema, voice: voiceIdSchema, favourite: z.boolean() }),
    nothing,
  ),
  /** A short phrase by a voice (null: the app's own), made once and kept; `path` is relative to the page. */
  previewVoice: method(
    z.object({
      profileId: profileRefSchema,
      voice: voiceIdSchema.nullable(),
      /** To be said instead of the voice's own phrase. */
      words: z.string().min(1).max(500).optional(),
      /** BCP 47 language of the words, where it is known. */
      language: z.string().max(40).optional(),
    }),
    z.object({
      path: z.string(),
      /** The server spoke with its default voice: the sound is the same, byte for byte. */
      replaced: z.boolean(),
    }),
  ),
} as const;
