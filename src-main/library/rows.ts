import { z } from 'zod';
import { idSchema } from '../../src-preload/contract/ids.ts';
import { chapterSchema } from '../../src-preload/contract/narration.ts';
import { containerSchema } from '../../src-preload/contract/voice.ts';

/** What is written as JSON into one column. */
const json = <T>(schema: z.ZodType<T>) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue('not JSON');
        return z.NEVER;
      }
    })
    .pipe(schema);

const place = z.number().int().nonnegative();
const seconds = z.number().nonnegative();
const flag = z.number().transform((value) => value !== 0);

export const plannedSchema = z.object({
  index: place,
  start: place,
  end: place,
  words: z.string(),
  sentences: z.array(z.object({ start: place, end: place, from: place, to: place })),
  runs: z.array(z.object({ at: place, start: place, end: place, verbatim: z.boolean() })).optional(),
  language: z.string().max(40).optional(),
  pauseAfter: seconds,
  pauseKind: z.enum(['none', 'clause', 'sentence', 'paragraph', 'heading']),
});

/** What was measured of a sound; the container and the bytes have columns of their own. */
export const measureSchema = z.object({
  duration: seconds,
  soundStart: seconds,
  soundEnd: seconds,
  sentences: z.array(z.number()),
  loudness: z.number().nullable(),
  words: z.array(z.object({ from: place, to: place, at: z.number() })).optional(),
});

export const chaptersSchema = z.array(chapterSchema);

export const narrationRow = z.object({
  n: z.number().int(),
  id: idSchema,
  title: z.string(),
  profile: z.string().nullable(),
  speaker: z.string(),
  voice: z.string().nullable(),
  message: z.string().nullable(),
  answer: flag,
  characters: place,
  pieces: place.nullable(),
  chapters: json(chaptersSchema),
  created: z.number(),
  used: z.number(),
  pinned: flag,
  finished: flag,
  place: place.nullable(),
  second: seconds.nullable(),
});
export type NarrationRow = z.infer<typeof narrationRow>;

/** A narration with what its pieces come to. */
export const listedRow = z.object({
  ...narrationRow.omit({ chapters: true }).shape,
  planned: place,
  made: place,
  seconds,
  bytes: place,
  heard: seconds.nullable(),
});
export type ListedRow = z.infer<typeof listedRow>;

export const soundRow = z.object({
  n: z.number().int(),
  file: z.string().regex(/^[0-9a-f]{2}\/[0-9a-f-]+\.[a-z0-9]+$/),
  container: containerSchema,
  bytes: place,
  made: json(measureSchema),
});
export type SoundRow = z.infer<typeof soundRow>;

export const scriptRow = z.object({ plan: json(plannedSchema) });
export const wordsRow = z.object({ words: z.string() });
export const fileRow = z.object({ n: z.number().int(), file: z.string(), bytes: place });
