import { z } from 'zod';
import { idSchema, profileRefSchema } from '../../src-preload/contract/ids.ts';
import { MAX_TEXT } from '../../src-preload/contract/narration.ts';
import { containerSchema } from '../../src-preload/contract/voice.ts';
import { chaptersSchema, measureSchema, plannedSchema } from './rows.ts';

/** The newest shape that is written and read here. */
export const PACKAGE_VERSION = 1;
export const HEAD_FILE = 'narration.json';
export const TEXT_FILE = 'text.txt';
/** Pieces of a narration at most: more than the longest text is split into, and than a zip file names without extensions. */
export const MAX_PIECES = 60_000;
/** Bytes of the head, of the text, of one piece's sound, and of all. */
export const MAX_HEAD = 128 * 1024 ** 2;
export const MAX_TEXT_BYTES = MAX_TEXT * 3;
const MAX_SOUND = 64 * 1024 ** 2;
export const MAX_PACKAGE = 4_000_000_000;

export const soundName = (index: number, container: string): string =>
  `sound/${String(index).padStart(5, '0')}.${container}`;

/** A piece's sound in the package; `key` is not carried: it is bound to the computer that made it. */
const packedSoundSchema = z.object({
  piece: z.number().int().nonnegative(),
  container: containerSchema,
  bytes: z.number().int().nonnegative().max(MAX_SOUND),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  made: measureSchema,
});
export type PackedSound = z.infer<typeof packedSoundSchema>;

/** `narration.json` of a narration that is taken elsewhere. */
export const packedHeadSchema = z.object({
  app: z.literal('voicetray'),
  kind: z.literal('narration'),
  version: z.literal(PACKAGE_VERSION),
  id: idSchema,
  title: z.string().max(120),
  profileId: profileRefSchema,
  speaker: z.string().max(100),
  voice: z.string().max(200).nullable(),
  messageId: z.string().max(100).nullable(),
  answer: z.boolean(),
  characters: z.number().int().nonnegative().max(MAX_TEXT),
  /** Seconds since 1970. */
  created: z.number(),
  text: z.object({ sha256: z.string(), bytes: z.number().int().nonnegative().max(MAX_TEXT_BYTES) }),
  chapters: chaptersSchema.max(MAX_PIECES),
  pieces: z.array(plannedSchema).min(1).max(MAX_PIECES),
  sounds: z.array(packedSoundSchema).max(MAX_PIECES),
});
export type PackedHead = z.infer<typeof packedHeadSchema>;
