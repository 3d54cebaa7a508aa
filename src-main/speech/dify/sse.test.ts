import { describe, expect, it } from 'vitest';
import { readEvents, type StreamEvent } from './sse.ts';

const KEY = 'app-0123456789abcdef';

const STREAM = Buffer.from(
  '\ufeffevent: ping\n\n: a comment\n\n' +
    'data: {"event":"message","task_id":"t","message_id":"m","answer":"Grüße, "}\n\n' +
    'event: ping\r\n\r\n' +
    'data: {"event":"message","task_id":"t",\r\ndata: "answer":"漢字 😀"}\r\n\r\n' +
    'data: [DONE]\n\ndata: {"event":7}\n\ndata: null\n\nid: 4\nretry: 10\n\n' +
    'data: {"event":"message_end","status":"odd","answer":null}\n\n' +
    'data: {"event":"never ended"}\n',
);

async function eventsOf(chunks: readonly Uint8Array[]): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  for await (const event of readEvents(ReadableStream.from(chunks), KEY)) events.push(event);
  return events;
}

describe('readEvents', () => {
  it('gives the events that Dify names, and leaves out the rest', async () => {
    expect(await eventsOf([STREAM])).toEqual([
      { event: 'message', task_id: 't', message_id: 'm', answer: 'Grüße, ' },
      { event: 'message', task_id: 't', answer: '漢字 😀' },
      { event: 'message_end' },
    ]);
  });

  it('gives the same wherever the bytes are split', async () => {
    const whole = JSON.stringify(await eventsOf([STREAM]));
    for (let at = 1; at < STREAM.length; at += 1) {
      const parts = [STREAM.subarray(0, at), STREAM.subarray(at)];
      expect(JSON.stringify(await eventsOf(parts)), `split at ${at}`).toBe(whole);
    }
    const bytes = Array.from(STREAM, (_, at) => STREAM.subarray(at, at + 1));
    expect(JSON.stringify(await eventsOf(bytes))).toBe(whole);
  });

  it('leaves words alone that happen to be a short key', async () => {
    const events: string[] = [];
    const line = Buffer.from('data: {"event":"message","answer":"This is a test."}\n\n');
    for await (const { answer } of readEvents(ReadableStream.from([line]), 'test')) events.push(answer ?? '');
    expect(events).toEqual(['This is a test.']);
  });

  it('takes the key out of what a server says', async () => {
    const [event] = await eventsOf([Buffer.from(`data: {"event":"message","answer":"It is ${KEY}."}\n\n`)]);
    expect(event?.answer).toBe('It is [key].');
  });

  it('gives an event as soon as it is there', async () => {
    let left = false;
    async function* slowly(): AsyncGenerator<Uint8Array> {
      yield* [Buffer.from('data: {"event":"message","answer":"a"}\n\n')];
      left = true;
      await new Promise(() => undefined);
    }
    const events = readEvents(slowly(), KEY);
    expect((await events.next()).value).toMatchObject({ answer: 'a' });
    expect(left).toBe(false);
  });
});
