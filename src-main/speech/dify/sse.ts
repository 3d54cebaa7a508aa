import { createParser } from 'eventsource-parser';
import { z } from 'zod';
import { difyIdSchema } from '../../../src-preload/contract/answers.ts';
import { parseJson } from './answers.ts';

const words = z.string().optional().catch(undefined);
const id = difyIdSchema.optional().catch(undefined);

/** What is used of an event; each kind carries some of it. */
const eventSchema = z.object({
  event: z.string(),
  task_id: id,
  message_id: id,
  conversation_id: id,
  /** Of `message` and `agent_message`: the next characters. Of `message_replace`: all of them, anew. */
  answer: words,
  status: z.number().optional().catch(undefined),
  code: words,
  message: words,
});
export type StreamEvent = z.infer<typeof eventSchema>;

/**
 * The events of an answer that is being written, by the rules of
 * https://html.spec.whatwg.org/multipage/server-sent-events.html. Dify names each event within its JSON. A ping is a
 * bare `event:` line without data, and no event by those rules: its bytes alone keep the connection alive.
 */
export async function* readEvents(
  bytes: AsyncIterable<Uint8Array>,
  key: string,
): AsyncGenerator<StreamEvent, void> {
  const ready: StreamEvent[] = [];
  const parser = createParser({
    onEvent({ data }) {
      const event = eventSchema.safeParse(parseJson(data, key));
      if (event.success) ready.push(event.data);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of bytes) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* ready.splice(0);
  }
}
