import { describe, expect, it } from 'vitest';
import { asking, data, END, message, PATIENT, place, serving, writing } from './ask.fixture.ts';

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
    const stop = new AbortController();
    const server = await writing((response) => {
      setTimeout(() => stop.abort(), 50);
      setTimeout(() => response.write(message('One. ')), 100);
    });
    const told = await asking(server, {}, stop.signal);
    expect(told).toMatchObject({ texts: [], error: { code: 'cancelled' } });
    expect(server.heard.at(-1)?.path).toBe('/chat-messages/t%2F1/stop');
    await server.left;
  });

  it('ends within a short limit where the server says nothing', async () => {
    const stop = new AbortController();
    const server = await writing(() => void setTimeout(() => stop.abort(), 50));
    expect((await asking(server, {}, stop.signal)).error?.code).toBe('cancelled');
    await server.left;
  });

  it('before it began asks nothing', async () => {
    const server = await serving();
    expect((await asking(server, {}, AbortSignal.abort())).error?.code).toBe('cancelled');
    expect(server.requests).toEqual([]);
  });
});
