import { z } from 'zod';
import { difyIdSchema } from '../answers.ts';
import { idSchema, profileRefSchema } from '../ids.ts';
import { MAX_TEXT, markupSchema, narrationSchema, pieceSchema, placeSchema } from '../narration.ts';
import { voiceIdSchema } from '../voice.ts';
import { method, nothing } from './method.ts';

/** Speaking, and what is spoken now. */
export const narrationApi = {
  /** Speaks a text, or a Dify message by its id. */
  startNarration: method(
    z.object({
      text: z
        .string()
        .max(MAX_TEXT + 1)
        .optional(),
      messageId: difyIdSchema.optional(),
      /** Words for lists, for a message whose text is not known here. */
      title: z.string().max(120).optional(),
      /** Absent: `auto`. */
      markup: markupSchema.optional(),
      profileId: profileRefSchema,
      /** Absent or null: the profile's, or this computer's, chosen voice. */
      voice: voiceIdSchema.nullable().optional(),
      whenBusy: z.enum(['interrupt', 'queue']).optional(),
      /** The person was shown the estimate and said yes. */
      longAccepted: z.boolean().optional(),
      /** It does not come from a window: a long text is kept, and the windows ask about it. */
      fromOutside: z.boolean().optional(),
    }),
    z.object({ narrationId: idSchema, queued: z.boolean() }),
  ),
  /** What was copied, or what is selected in any program (Linux). */
  speakClipboard: method(
    z.object({
      from: z.enum(['clipboard', 'selection']).optional(),
      whenBusy: z.enum(['interrupt', 'queue']).optional(),
    }),
    z.object({ narrationId: idSchema, queued: z.boolean() }),
  ),
  /** What the person says to `longText`. Null: nothing is spoken. */
  answerLongText: method(
    z.object({ id: idSchema, yes: z.boolean() }),
    z.object({ narrationId: idSchema.nullable() }),
  ),
  /** Stops one narration, or without an id everything that plays or waits. What was made stays savable. */
  stopNarration: method(z.object({ narrationId: idSchema.optional() }), nothing),
  /** Tries a failed or stopped narration again from its first missing piece; one that is held, at once. */
  retryNarration: method(z.object({ narrationId: idSchema }), nothing),
  getNarration: method(
    z.object({ narrationId: idSchema }),
    z.object({
      narration: narrationSchema,
      pieces: z.array(pieceSchema),
      /** What an app has answered so far; null for a narration that was not asked for. */
      answer: z.string().nullable(),
      /** Where the player was last, for a window that comes back; seconds into the piece. */
      at: placeSchema.nullable(),
    }),
  ),
  /** Forgets the sound of a piece, here and in what is kept for reuse, and makes it anew. */
  remakePiece: method(z.object({ narrationId: idSchema, piece: z.number().int().nonnegative() }), nothing),
  /** Changes the order of what waits; `to` counts from 0, the next one. */
  moveInQueue: method(z.object({ narrationId: idSchema, to: z.number().int().nonnegative() }), nothing),
} as const;
