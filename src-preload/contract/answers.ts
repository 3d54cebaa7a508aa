import { z } from 'zod';

/** Ids that Dify gives: of a message, of a conversation. */
export const difyIdSchema = z.string().min(1).max(100);

/** A conversation of the profile's user. */
export const conversationSchema = z.object({
  id: difyIdSchema,
  name: z.string().max(200),
  /** Seconds since 1970. */
  updatedAt: z.number().nullable(),
});
export type Conversation = z.infer<typeof conversationSchema>;

/** An answer of a Dify app that can be spoken by its id. */
export const answerSchema = z.object({
  messageId: difyIdSchema,
  question: z.string().max(500),
  /** The beginning of the answer; empty where only its question is known. */
  answer: z.string().max(500),
  createdAt: z.number().nullable(),
});
export type Answer = z.infer<typeof answerSchema>;
