import { z } from 'zod';

/**
 * The requests of Dify's speech contract as its documents have them (OpenAPI "Completion App API", `textToAudio`;
 * "Get App Parameters", "Get App Info", "Get App WebApp Settings", "Get App Meta"), written down strictly: what a good
 * client sends, not what a server may put up with.
 */

/** `TextToAudioRequest`: a text or a message's id. A picked voice is named; for the app's own the field is left out. */
export const textToAudioRequest = z
  .strictObject({
    message_id: z.string().min(1).optional(),
    text: z.string().min(1).optional(),
    user: z.string().min(1),
    voice: z.string().min(1).optional(),
    streaming: z.boolean().optional(),
  })
  .refine(({ text, message_id }) => (text === undefined) !== (message_id === undefined), 'one of the two');

const absent = z.undefined().optional();

/** The headers that count. The key is a bearer token and is in no other place. */
export const keyHeaders = z.looseObject({
  authorization: z.string().regex(/^Bearer [\x21-\x7e]+$/),
  host: z.string().min(1),
  cookie: absent,
  origin: absent,
  referer: absent,
});

export const jsonHeaders = keyHeaders.extend({ 'content-type': z.literal('application/json') });

/** `GET {base}/` is asked before it is known who listens there: without the key. */
export const openHeaders = keyHeaders.extend({ authorization: absent });

/** Query fields, by path below the base. */
export const queries: Readonly<Record<string, z.ZodType>> = {
  '/': z.strictObject({}),
  '/text-to-audio': z.strictObject({}),
  '/info': z.strictObject({}),
  '/parameters': z.strictObject({ user: z.string().min(1).optional() }),
  '/site': z.strictObject({}),
  '/meta': z.strictObject({}),
};
