import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ChatKnobs } from '../../../e2e/fixtures/dify-chat.ts';
import { type DifyServer, startDifyServer } from '../../../e2e/fixtures/dify-server.ts';
import { type Loopback, serve } from '../../../e2e/fixtures/loopback.ts';
import { Fault } from '../../fault.ts';
import { type AnswerIds, ask, type Question } from './ask.ts';

const never = new AbortController().signal;
const PATIENT = { connect: 20_000, firstByte: 20_000, stall: 20_000 };

interface Told {
  readonly texts: string[];
  readonly ids: AnswerIds[];
  readonly error: Fault['error'] | null;
}

/** Asks, and gathers all that is told until the end. */
async function asking(
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

async function serving(chat: Partial<ChatKnobs> = {}): Promise<DifyServer> {
  const server = await startDifyServer({ chat });
  onTestFinished(() => server.close());
  return server;
}

interface Writer extends Loopback {
  /** Resolves once the connection of an answer has ended. */
  readonly left: Promise<void>;
}

/** A chat app without a form whose answer is written by the test. */
async function writing(write: (response: ServerResponse) => void): Promise<Writer> {
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

const data = (fields: object): string => `data: ${JSON.stringify(fields)}\n\n`;
const place = { task_id: 't/1', message_id: 'm1', conversation_id: 'c1' };
const message = (answer: string): string => data({ event: 'message', ...place, answer });
const END = data({ event: 'message_end', ...place, metadata: {} });

describe('an answer as it is written', () => {
  it('is told whole each time it grows, and named once', async () => {
    const server = await serving({ reply: () => ['It is ', 'so. ', 'Really.'] });
    expect(await asking(server)).toEqual({
      texts: ['It is ', 'It is so. ', 'It is so. Really.'],
      ids: [{ messageId: expect.any(String) as string, conversationId: expect.any(String) as string }],
      error: null,
    });
    const sent = server.requests.find(({ path }) => path === '/v1/chat-messages');
    expect(sent).toMatchObject({
      authorization: `Bearer ${server.key}`,
      body: {
        query: 'Why?',
        inputs: {},
        response_mode: 'streaming',
        user: 'desk-1',
        auto_generate_name: true,
      },
    });
    expect(sent?.body).not.toHaveProperty('conversation_id');
  });

  it('goes on in the conversation that is named', async () => {
    const server = await serving();
    const [first] = (await asking(server)).ids;
    const conversationId = first?.conversationId ?? '';
    const next = await asking(server, { question: 'And then?', conversationId });
    expect(next.ids[0]?.conversationId).toBe(conversationId);
    expect(next.ids[0]?.messageId).not.toBe(first?.messageId);
  });

  it('passes over every event that is not its words', async () => {
    const others = [
      ...[
        'agent_thought',
        'message_file',
        'tts_message',
        'tts_message_end',
        'workflow_started',
        'node_started',
      ],
      ...['node_finished', 'workflow_finished', 'iteration_started', 'something_new'],
    ];
    const server = await writing((response) => {
      response.write('event: ping\n\n: a comment\n\ndata: [DONE]\n\ndata: {"event": 5}\n\n');
      for (const event of others)
        response.write(data({ event, ...place, answer: 'no', thought: 'no', audio: '' }));
      response.write(message('Yes'));
      response.write(data({ event: 'agent_message', ...place, answer: ', it is.' }));
      response.end(END);
    });
    expect(await asking(server)).toMatchObject({ texts: ['Yes', 'Yes, it is.'], error: null });
  });

  it('is the same when every byte comes alone', async () => {
    const stream = Buffer.from(`${message('Grüße, ')}${message('漢字 😀')}${END}`);
    const server = await writing((response) => {
      let at = 0;
      const next = (): void => {
        if (at === stream.length) return void response.end();
        response.write(stream.subarray(at, (at += 1)), () => setImmediate(next));
      };
      response.socket?.setNoDelay(true);
      next();
    });
    expect(await asking(server)).toMatchObject({ texts: ['Grüße, ', 'Grüße, 漢字 😀'], error: null });
  });

  it('does not show what a model thinks aloud', async () => {
    const reply = () => ['<th', 'ink>The user ', 'asks', '</thi', 'nk>\n\nBe', 'cause.'];
    expect((await asking(await serving({ reply }))).texts).toEqual(['Be', 'Because.']);
  });

  it('is put right by message_replace', async () => {
    const server = await writing((response) => {
      response.write(message('Something bad. <think>'));
      response.write(data({ event: 'message_replace', ...place, answer: 'I cannot say that.' }));
      response.end(END);
    });
    expect((await asking(server)).texts).toEqual(['Something bad. ', 'I cannot say that.']);
  });

  it('waits as long as pings come', async () => {
    const server = await writing((response) => {
      let left = 8;
      const ping = setInterval(() => {
        if ((left -= 1) > 0) return void response.write('event: ping\n\n');
        clearInterval(ping);
        response.end(message('At last.') + END);
      }, 100);
    });
    const timeouts = { ...PATIENT, firstByte: 500, stall: 500 };
    const connection = { base: server.url, key: 'app-key', fetch, timeouts };
    expect(await asking(server, { connection })).toMatchObject({ texts: ['At last.'], error: null });
  });
});

describe('an answer that does not come well', () => {
  it('ends with the error that comes in its middle, after what was written', async () => {
    const server = await serving({
      reply: () => ['One. ', 'Two. '],
      breakOff: { after: 1, how: 'error' },
    });
    expect(await asking(server)).toMatchObject({
      texts: ['One. '],
      error: { code: 'answer_failed', detail: expect.stringContaining('[openai] Error: gone') as string },
    });
  });

  it.each([
    ['completion_request_error', '[openai] Rate Limit Error, slow down', 400, 'server_busy'],
    ['provider_not_initialize', 'No model', 400, 'answer_no_model'],
    ['provider_quota_exceeded', 'Used up', 400, 'quota_used_up'],
    ['too_many_requests', 'Too many', 429, 'server_busy'],
    ['internal_server_error', 'Oh', 500, 'server_failed'],
    ['invalid_param', 'Variable #a.b# not found', 400, 'answer_failed'],
    ['unauthorized', 'Access token is invalid', 401, 'key_refused'],
  ])('%s: %s is %s', async (code, words, status, expected) => {
    const server = await writing((response) => {
      response.end(data({ event: 'error', ...place, code, message: words, status }));
    });
    expect((await asking(server)).error?.code).toBe(expected);
  });

  it('is cut by the connection, by a stream that just ends, and by silence', async () => {
    const cut = await serving({
      reply: () => ['One. ', 'Two.'],
      pace: 20,
      breakOff: { after: 1, how: 'cut' },
    });
    expect(await asking(cut)).toMatchObject({ texts: ['One. '], error: { code: 'answer_failed' } });
    const short = await writing((response) => void response.end(message('One. ')));
    expect(await asking(short)).toMatchObject({ texts: ['One. '], error: { code: 'answer_failed' } });
    const silent = await writing((response) => void response.write(message('One. ')));
    const connection = { base: silent.url, key: 'app-key', fetch, timeouts: { ...PATIENT, stall: 100 } };
    expect(await asking(silent, { connection })).toMatchObject({
      texts: ['One. '],
      error: { code: 'server_timeout' },
    });
    await silent.left;
  });

  it.each([
    ['nothing', []],
    ['blanks', [' ', '\n']],
    ['thoughts alone', ['<think>hm</think>']],
  ])('is empty when it holds %s', async (_, parts) => {
    const told = await asking(await serving({ reply: () => parts }));
    expect(told).toMatchObject({ texts: [], error: { code: 'answer_empty' } });
  });

  it('is not read without end', async () => {
    const part = message('a'.repeat(100_000));
    const server = await writing((response) => {
      const more = (): void => {
        if (!response.destroyed) response.write(part, () => setImmediate(more));
      };
      more();
    });
    expect((await asking(server)).error?.code).toBe('answer_failed');
    await server.left;
  });

  it.each([
    ['a web page', 200, 'text/html', '<html>Log in</html>', 'login_page'],
    [
      'a refused key',
      401,
      'application/json',
      '{"code":"unauthorized","message":"no","status":401}',
      'key_refused',
    ],
    [
      'an ended conversation',
      400,
      'application/json',
      '{"code":"conversation_completed","message":"","status":400}',
      'conversation_gone',
    ],
    [
      'a form',
      400,
      'application/json',
      '{"code":"invalid_param","message":"topic is required in input form"}',
      'app_needs_more',
    ],
  ])('%s instead of an answer', async (_, status, type, body, expected) => {
    const server = await writing((response) => {
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    expect((await asking(server)).error?.code).toBe(expected);
  });

  it('is of a conversation that is gone, or another user’s', async () => {
    const server = await serving();
    const [{ conversationId } = { conversationId: null }] = (await asking(server)).ids;
    const other = await asking(server, { user: 'desk-2', conversationId: conversationId ?? '' });
    expect(other.error?.code).toBe('conversation_gone');
  });
});

describe('stopping', () => {
  it('tells the app to write no further, and tells nothing more', async () => {
    const server = await serving({ reply: () => Array<string>(200).fill('More. '), pace: 20 });
    const stop = new AbortController();
    const onText = (): void => stop.abort();
    const told = await asking(server, { onText }, stop.signal);
    expect(told.error).toEqual({ code: 'cancelled' });
    expect(server.chat.stopped).toHaveLength(1);
    const asked = server.requests.find(({ path }) => path.endsWith('/stop'));
    expect(asked).toMatchObject({
      path: `/v1/chat-messages/${server.chat.stopped[0]}/stop`,
      body: { user: 'desk-1' },
    });
  });

  it('waits for the name of the task, when it has none yet', async () => {
    const server = await writing((response) => {
      setTimeout(() => response.write(message('One. ')), 100);
    });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const told = await asking(server, {}, stop.signal);
    expect(told).toMatchObject({ texts: [], error: { code: 'cancelled' } });
    expect(server.heard.at(-1)?.path).toBe('/chat-messages/t%2F1/stop');
    await server.left;
  });

  it('ends within a short limit where the server says nothing', async () => {
    const server = await writing(() => undefined);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    expect((await asking(server, {}, stop.signal)).error?.code).toBe('cancelled');
    await server.left;
  });

  it('before it began asks nothing', async () => {
    const server = await serving();
    expect((await asking(server, {}, AbortSignal.abort())).error?.code).toBe('cancelled');
    expect(server.requests).toEqual([]);
  });
});
