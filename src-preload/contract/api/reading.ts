import { z } from 'zod';
import { appErrorSchema } from '../errors.ts';
import { idSchema } from '../ids.ts';
import { MAX_TEXT, blockKindSchema, chapterSchema, markupSchema, wordSchema } from '../narration.ts';
import { deliverySchema } from '../saving.ts';
import { MAX_RULES, MAX_RULES_FILE, pronunciationRuleSchema, readingSchema } from '../settings.ts';
import { method } from './method.ts';

/** What is said of a text, and how. */
export const readingApi = {
  /** The source text and its headings; null where the words are not known here. */
  getScript: method(
    z.object({ narrationId: idSchema }),
    z.object({ text: z.string().nullable(), chapters: z.array(chapterSchema) }),
  ),
  /** The words of a made piece, where its voice tells their times; otherwise none. */
  getWords: method(
    z.object({ narrationId: idSchema, piece: z.number().int().nonnegative() }),
    z.object({ words: z.array(wordSchema) }),
  ),
  /** What would be said of a text, and what is left out; with other rules than those in force, to try them. */
  previewReading: method(
    z.object({
      text: z.string().max(MAX_TEXT),
      markup: markupSchema.optional(),
      reading: readingSchema.optional(),
      pronunciation: z.array(pronunciationRuleSchema).max(MAX_RULES).optional(),
    }),
    z.object({
      /** How it was taken. */
      markup: markupSchema.exclude(['auto']),
      blocks: z.array(
        z.object({
          kind: blockKindSchema,
          said: z.string(),
          /** Place in the source. */
          start: z.number().int().nonnegative(),
          end: z.number().int().nonnegative(),
          /** BCP 47; absent where it cannot be told. */
          language: z.string().optional(),
        }),
      ),
      /** There is more than is shown here. */
      more: z.boolean(),
      /** Characters of the source that are not said. */
      skipped: z.number().int().nonnegative(),
      /** Pronunciation rules that could not be followed, and why. */
      troubles: z.array(z.object({ id: idSchema, error: appErrorSchema })),
    }),
  ),
  /** All pronunciation rules as a file. */
  exportRules: method(z.object({ replace: z.boolean().optional() }), deliverySchema),
  /** Adds the rules of such a file behind those that are there; what is there already is not added again. */
  importRules: method(
    z.object({ json: z.string().max(MAX_RULES_FILE) }),
    z.object({
      added: z.number().int().nonnegative(),
      /** Rules of the file that are there already. */
      known: z.number().int().nonnegative(),
      /** Why a rule was not added; each error's `from` says which. */
      skipped: z.array(appErrorSchema),
    }),
  ),
} as const;
