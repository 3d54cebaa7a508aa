import { z } from 'zod';
import { appErrorSchema } from './errors.ts';
import { idSchema } from './ids.ts';

/** Documents that one list takes. */
export const MAX_BATCH = 500;

/** A document that is to become a file of sound. */
export const batchItemSchema = z.object({
  id: idSchema,
  /** As the person knows it, with the folders below the one that was chosen. */
  name: z.string().min(1).max(1000),
  bytes: z.number().int().nonnegative(),
  /** `kept`: it was made before, of the same words in the same manner. `partial`: only its beginning is saved. */
  state: z.enum(['waiting', 'reading', 'speaking', 'saved', 'kept', 'partial', 'failed']),
  /** Parts that are spoken, of how many; 0 of 0 before it is read. */
  made: z.number().int().nonnegative(),
  pieces: z.number().int().nonnegative(),
  /** Length of its sound, once that is saved. */
  seconds: z.number().nonnegative().nullable(),
  /** Its file below the chosen folder, or its folder of chapters, once that is made. */
  output: z.string().max(2000).optional(),
  /** A file for each chapter was wanted, but it has no several chapters: it is one file. */
  unsplit: z.boolean().optional(),
  /** Why it failed, or why it waits while it is spoken. */
  error: appErrorSchema.optional(),
});
export type BatchItem = z.infer<typeof batchItemSchema>;

/** Many documents, made into sound one after the other. */
export const batchSchema = z.object({
  items: z.array(batchItemSchema).max(MAX_BATCH),
  running: z.boolean(),
  /** The documents are looked at before any is spoken, to tell how much it is: how many of how many. */
  looking: z.object({ done: z.number().int(), all: z.number().int() }).nullable(),
  /** Nobody has seen yet what came of the last run; one that was cut off with the program counts too. */
  unseen: z.boolean(),
  /** There are files that the settings of now would make in another manner; false while one runs. */
  changed: z.boolean(),
  /** Where the files go; null: not chosen yet, or they are fetched by a browser. */
  folder: z.string().nullable(),
  /** 0 to 1, of what this run has to make. */
  fraction: z.number().min(0).max(1),
  /** Estimated; null while it cannot be told. */
  secondsLeft: z.number().nonnegative().nullable(),
  /** Why the last run ended early. */
  error: appErrorSchema.optional(),
});
export type Batch = z.infer<typeof batchSchema>;

/** What speaking many documents would take, estimated. */
export const batchSizeSchema = z.object({
  documents: z.number().int().nonnegative(),
  characters: z.number().int().nonnegative(),
  minutes: z.number().nonnegative(),
  pieces: z.number().int().nonnegative(),
});
export type BatchSize = z.infer<typeof batchSizeSchema>;
