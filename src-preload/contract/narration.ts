import { z } from 'zod';
import { appErrorSchema } from './errors.ts';
import { idSchema, profileRefSchema } from './ids.ts';
import { containerSchema } from './voice.ts';

/** Characters (UTF-16 code units) that one narration may have. */
export const MAX_TEXT = 10_000_000;

/** How a text is marked up; `auto`: told from the text itself. */
export const markupSchema = z.enum(['auto', 'plain', 'markdown', 'html']);
export type Markup = z.infer<typeof markupSchema>;

/** What a stretch of a text is. */
export const blockKindSchema = z.enum(['paragraph', 'heading', 'item', 'quote', 'row', 'code', 'note']);
export type BlockKind = z.infer<typeof blockKindSchema>;

/** A sentence, or a part of a long one. Places in the source text, UTF-16 code units, end exclusive. */
const sentenceSchema = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  /** Where it begins, seconds on its piece's clock; known once the piece is made. */
  at: z.number().nonnegative().optional(),
});

/** A heading of the text, and the piece that says it. */
export const chapterSchema = z.object({
  title: z.string().max(200),
  /** 1 for the uppermost. */
  level: z.number().int().min(1).max(6),
  piece: z.number().int().nonnegative(),
});
export type Chapter = z.infer<typeof chapterSchema>;

/** A word that is said. Times are seconds on its piece's clock. */
export const wordSchema = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  at: z.number().nonnegative(),
});
export type Word = z.infer<typeof wordSchema>;

/** One piece of a narration. Times are seconds on the piece's own clock, as the decoder delivers it. */
export const pieceSchema = z.object({
  index: z.number().int().nonnegative(),
  /** Place in the source text, UTF-16 code units, end exclusive. */
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  state: z.enum(['planned', 'making', 'made', 'failed']),
  container: containerSchema.optional(),
  /** Whole length, known once made. */
  duration: z.number().nonnegative().optional(),
  /** Where the sound starts: silence and encoder delay before it are not played. Known early. */
  soundStart: z.number().nonnegative().optional(),
  /** Where the sound ends; known once made. */
  soundEnd: z.number().nonnegative().optional(),
  /** Silence to keep after this piece, seconds. */
  pauseAfter: z.number().nonnegative(),
  /** What it says, in order; empty where the words are not known. */
  sentences: z.array(sentenceSchema),
  /** Integrated loudness, LUFS (ITU-R BS.1770); known once made, unless it is too short or silent. */
  loudness: z.number().optional(),
});
export type Piece = z.infer<typeof pieceSchema>;

/** A narration without its pieces. */
export const narrationSchema = z.object({
  id: idSchema,
  /** The first words, for lists. */
  title: z.string().max(120),
  profileId: profileRefSchema,
  /** The profile's name, or the words for this computer. */
  speaker: z.string().max(100),
  /** What people call it. */
  voice: z.string().max(200).nullable(),
  pieces: z.number().int().nonnegative(),
  made: z.number().int().nonnegative(),
  characters: z.number().int().nonnegative(),
  /** `waiting` in the queue, `making` while pieces may still come, then `complete`, `stopped` or `failed`. */
  state: z.enum(['waiting', 'making', 'complete', 'stopped', 'failed']),
  error: appErrorSchema.optional(),
  /** Its text is still being written, so that more pieces may come. */
  growing: z.boolean(),
  /** It waits for its server to come back, and goes on by itself; why. */
  held: appErrorSchema.optional(),
});
export type Narration = z.infer<typeof narrationSchema>;

/** What is being narrated and what waits behind it. */
export const deskSchema = z.object({
  current: narrationSchema.nullable(),
  queue: z.array(narrationSchema),
});
export type Desk = z.infer<typeof deskSchema>;

/** A place in a narration: seconds into a piece, from where its sound starts. */
export const placeSchema = z.object({
  piece: z.number().int().nonnegative(),
  offset: z.number().nonnegative(),
});

/** How the sound of a narration reaches a player: relative to the page, in every host. */
export const audioPath = (narrationId: string, piece: number): string => `audio/${narrationId}/${piece}`;
