import { z } from 'zod';
import { voiceIdSchema } from '../../src-preload/contract/voice.ts';
import { refusals } from './refusal.ts';

const words = z.string().nullish();

/**
 * The body of `POST /text-to-audio`. `user` is not kept, and `streaming` changes nothing, as on Dify's servers, which
 * take whatever looks like a yes or a no. Fields that nobody knows are passed over.
 */
const bodySchema = z.object({
  text: words,
  message_id: words,
  /** Empty: as if it were left out. */
  voice: z.union([z.literal(''), voiceIdSchema]).nullish(),
  user: words,
  streaming: z.union([z.boolean(), z.literal([0, 1]), z.stringbool()]).nullish(),
});

/** What is to be spoken, or the id of a message. */
export type SpeechRequest =
  { readonly messageId: string } | { readonly text: string; readonly voice: string | null };

/** The part of a request that is looked at here. */
interface Asked {
  header(name: string): string | undefined;
  text(): Promise<string>;
}

/** Throws a Refusal: 415, 400 `bad_request` or `invalid_param`. A message's id wins over a text. */
export async function readSpeechRequest(request: Asked, longest: number): Promise<SpeechRequest> {
  const type = request.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^application\/(?:[^/]+\+)?json$/.test(type)) throw refusals.notJson();
  const body = parse(await request.text());
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw refusals.badRequest();
  const read = bodySchema.safeParse(body);
  if (!read.success) {
    // Told by the field alone: words about a value could repeat it.
    const fields = [...new Set(read.error.issues.map(({ path }) => String(path[0])))];
    throw refusals.invalidParam(`Not of the right type or length: ${fields.join(', ')}`);
  }
  const { text, message_id: messageId, voice } = read.data;
  if (messageId) return { messageId };
  if (text === undefined || text === null) throw refusals.invalidParam('Text is required');
  if (text.length > longest) {
    throw refusals.invalidParam(`The text is too long: ${longest} characters at most`);
  }
  return { text, voice: voice || null };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
