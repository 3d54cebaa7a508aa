import { z } from 'zod';
import { answerSchema, conversationSchema, difyIdSchema } from '../answers.ts';
import { idSchema } from '../ids.ts';
import { method } from './method.ts';

/** Asking a Dify app, and its answers. */
export const answersApi = {
  /** The recent conversations of the profile's user, the newest first; `after` is the last id of the page before. */
  listConversations: method(
    z.object({ profileId: idSchema, after: difyIdSchema.optional() }),
    z.object({ conversations: z.array(conversationSchema), more: z.boolean() }),
  ),
  /** Answers of a conversation, the newest first; without one, those that were asked for here. */
  listAnswers: method(
    z.object({
      profileId: idSchema,
      conversationId: difyIdSchema.nullable(),
      /** The last id of the page before. */
      before: difyIdSchema.optional(),
    }),
    z.object({ answers: z.array(answerSchema), more: z.boolean() }),
  ),
  /** Sends a question to the profile's app and speaks the answer while it is written. */
  askApp: method(
    z.object({
      profileId: idSchema,
      question: z.string().min(1).max(100_000),
      /** Goes on in this conversation of a chat app; absent: a new one. */
      conversationId: difyIdSchema.optional(),
      whenBusy: z.enum(['interrupt', 'queue']).optional(),
    }),
    z.object({ narrationId: idSchema, queued: z.boolean() }),
  ),
} as const;
