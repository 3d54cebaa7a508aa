import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { saveFormatSchema } from '../saving.ts';
import { method, nothing } from './method.ts';

/** Saving as files. */
export const savingApi = {
  /** Joins what was made into one file. The host decides where: a dialog, or a download. */
  saveNarration: method(
    z.object({ narrationId: idSchema, format: saveFormatSchema, replace: z.boolean().optional() }),
    z.discriminatedUnion('to', [
      z.object({ to: z.literal('cancelled') }),
      z.object({
        to: z.literal('file'),
        path: z.string(),
        seconds: z.number(),
        saved: z.number().int(),
        pieces: z.number().int(),
        /** A file for each chapter was wanted, but there are no several chapters: it is one file. */
        unsplit: z.boolean().optional(),
      }),
      z.object({
        to: z.literal('download'),
        /** Relative to the page; good for a few minutes. */
        url: z.string(),
        name: z.string(),
        seconds: z.number(),
        saved: z.number().int(),
        pieces: z.number().int(),
        unsplit: z.boolean().optional(),
      }),
    ]),
  ),
  /** Ends a save that is under way: nothing is left of it. */
  cancelSaving: method(z.object({ narrationId: idSchema }), nothing),
} as const;
