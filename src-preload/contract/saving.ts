import { z } from 'zod';

/** Where a file went that somebody asked for. */
export const deliverySchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('cancelled') }),
  z.object({ to: z.literal('file'), path: z.string() }),
  z.object({ to: z.literal('download'), url: z.string(), name: z.string() }),
]);
export type Delivery = z.infer<typeof deliverySchema>;

/** Files that sound is saved as; `m4b`: an audiobook, with chapters and a cover. */
export const saveFormatSchema = z.enum(['mp3', 'm4b', 'm4a', 'opus', 'flac', 'wav']);
export type SaveFormat = z.infer<typeof saveFormatSchema>;

/** Those that can be sent while they are made. */
export const streamFormatSchema = saveFormatSchema.extract(['mp3', 'wav']);
export type StreamFormat = z.infer<typeof streamFormatSchema>;
