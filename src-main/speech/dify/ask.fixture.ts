import type { ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import type { ChatKnobs } from '../../../e2e/fixtures/dify-chat.ts';
import { type DifyServer, startDifyServer } from '../../../e2e/fixtures/dify-server.ts';
import { type Loopback, serve } from '../../../e2e/fixtures/loopback.ts';
import { Fault } from '../../fault.ts';
import { type AnswerIds, ask, type Question } from './ask.ts';

const never = new AbortController().signal;
export const PATIENT = { connect: 20_000, firstByte: 20_000, stall: 20_000 };

interface Told {
  readonly texts: string[];
  readonly ids: AnswerIds[];
  readonly error: Fault['error'] | null;
}

/** Asks, and gathers all that is told until the end. */
export async function asking(
  server: { url: string; key?: string },
  changes: Partial<Question> = {},
  signal = never,
): Promise<Told> {
  const texts: string[] = [];
  const ids: AnswerIds[] = [];
  const question: Question = {
    connection: { base: server.url, key: server.key ?? 'app-key', fetch, timeouts: PATIENT },
    user: 'desk-1',
    question: 'Why?',
    onText: (text) => texts.push(text),
    onIds: (known) => ids.push(known),
    ...changes,
  };
  try {
    await ask(question, signal);
    return { texts, ids, error: null };
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return { texts, ids, error: thrown.error };
  }
}

export async function serving(chat: Partial<ChatKnobs> = {}): Promise<DifyServer> {
  const server = await startDifyServer({ chat });
  onTestFinished(() => server.close());
  return server;
}

interface Writer extends Loopback {
  /** Resolves once the connection of an answer has ended. */
  readonly left: Promise<void>;
}

/** A chat app without a form whose answer is written by the test. */
export async function writing(write: (response: ServerResponse) => void): Promise<Writer> {
  let leave = (): void => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  const server = await serve((heard, response) => {
    const { path } = heard;
    if (path.startsWith('/info')) response.end('{"name":"Reader","mode":"chat"}');
    else if (path.startsWith('/parameters')) response.end('{"user_input_form":[]}');
    else if (path.endsWith('/stop')) response.end('{"result":"success"}');
    else {
      response.setHeader('content-type', 'text/event-stream').on('close', () => leave());
      write(response);
    }
  });
  onTestFinished(() => server.close());
  return { ...server, left };
}

export const data = (fields: object): string => `data: ${JSON.stringify(fields)}\n\n`;
export const place = { task_id: 't/1', message_id: 'm1', conversation_id: 'c1' };
export const message = (answer: string): string => data({ event: 'message', ...place, answer });
export const END = data({ event: 'message_end', ...place, metadata: {} });
