import { afterEach, describe, expect, it } from 'vitest';
import { type Act, ScriptedVoice } from '../narration/voice.fixture.ts';
import { WavReader } from '../speech/wav.ts';
import type { Limits } from './limits.ts';
import { type Answer, startTestServer, type TestServer } from './server.fixture.ts';

const LONG =
  'The first sentence of this text is short. ' +
  'The second one belongs to the piece behind it, which is long. '.repeat(12) +
  'And here is the end of it.';

let voice: ScriptedVoice;
let server: TestServer;
afterEach(() => server.close());

async function start(
  script?: (text: string, attempt: number) => Act | undefined,
  options: { atOnce?: () => number; limits?: Partial<Limits> } = {},
): Promise<void> {
  voice = new ScriptedVoice(script);
  server = await startTestServer(voice, options);
}

const json = ({ body }: Answer): unknown => JSON.parse(body.toString());
const wav = { accept: 'audio/wav' };

/** Seconds of sound in a wav. */
function seconds(body: Buffer): number {
  const reader = new WavReader();
  return [...reader.push(body), ...reader.end()].reduce(
    (sum, { sampleRate, channels }) => sum + (channels[0]?.length ?? 0) / sampleRate,
    0,
  );
}

describe('a text', () => {
  it('of several pieces becomes one wav in chunks, with the pauses between them', async () => {
    await start();
    const answer = await server.speak({ text: LONG, user: 'me', streaming: true }, wav);
    expect(answer).toMatchObject({ status: 200, whole: true });
    expect(answer.headers).toMatchObject({ 'content-type': 'audio/wav', 'transfer-encoding': 'chunked' });
    expect(answer.headers['content-length']).toBeUndefined();
    expect(voice.asked.join(' ').replace(/\s+/g, ' ')).toBe(LONG);
    expect(voice.asked.length).toBeGreaterThan(2);
    const toned = voice.asked.reduce((sum, text) => sum + text.length / 100, 0);
    const pauses = (voice.asked.length - 1) * 0.2;
    expect(seconds(answer.body)).toBeCloseTo(toned + pauses, 0);
    expect(answer.body.indexOf('RIFF', 4)).toBe(-1);
  });

  it('that fits into one piece is spoken as it is; a line break in it is a pause', async () => {
    await start();
    await server.speak({ text: 'This sentence is long enough to be a piece. And this is another one.' });
    expect(voice.asked).toEqual(['This sentence is long enough to be a piece. And this is another one.']);
    await server.speak({ text: 'This is a heading, as one sees.\n\nAnd this is the text.' });
    expect(voice.asked.slice(1)).toEqual(['This is a heading, as one sees.', 'And this is the text.']);
  });

  it('is mp3 unless asked otherwise', async () => {
    await start();
    const { headers, body } = await server.speak({ text: 'Hello there.' });
    expect(headers['content-type']).toBe('audio/mpeg');
    expect([body[0], (body[1] ?? 0) & 0xe0]).toEqual([0xff, 0xe0]);
  });

  it('begins to come before it is spoken to its end', async () => {
    await start((text) => (text.startsWith('The second') ? { do: 'hold' } : undefined));
    const answer = await server.listen({ text: LONG }, wav);
    const { value } = (await answer[Symbol.asyncIterator]().next()) as { value: Buffer };
    expect(value.subarray(0, 4).toString()).toBe('RIFF');
    await expect.poll(() => voice.running).toBe(1);
    answer.destroy();
  });

  it('is spoken two pieces at a time at most', async () => {
    await start();
    await server.speak({ text: LONG.repeat(5) });
    expect(voice.most).toBeLessThanOrEqual(2);
  });

  it('in a message is none here: 200 and null, whatever the text', async () => {
    await start();
    const answer = await server.speak({ message_id: 'a4b5', text: 'Hello' });
    expect([answer.status, json(answer)]).toEqual([200, null]);
    expect(voice.asked).toEqual([]);
  });
});

describe('a voice that fails', () => {
  const failing: Act = { do: 'fail', code: 'server_busy' };

  it('before the first byte is an error, and is asked once', async () => {
    await start(() => failing);
    const answer = await server.speak({ text: 'Hello' });
    expect(answer.headers['content-type']).toBe('application/json');
    expect(json(answer)).toMatchObject({ code: 'completion_request_error', status: 400 });
    expect(voice.asked).toHaveLength(1);
  });

  it('in a later piece is asked again, and nothing is heard of it', async () => {
    await start((text, attempt) => {
      if (attempt > 1 || !text.startsWith('The second')) return undefined;
      return { do: 'cut', code: 'audio_cut' };
    });
    const answer = await server.speak({ text: LONG }, wav);
    expect(answer).toMatchObject({ status: 200, whole: true });
    expect(voice.asked.length).toBeGreaterThan(new Set(voice.asked).size);
    const words = [...new Set(voice.asked)];
    const toned = words.reduce((sum, text) => sum + text.length / 100, 0);
    expect(seconds(answer.body)).toBeCloseTo(toned + (words.length - 1) * 0.2, 0);
  });

  it('for good after the first byte breaks the connection', async () => {
    await start((text) =>
      text.startsWith('The second') ? { do: 'fail', code: 'provider_refused' } : undefined,
    );
    const answer = await server.speak({ text: LONG }, wav);
    expect(answer).toMatchObject({ status: 200, whole: false });
    await expect.poll(() => server.log.join('\n')).toMatch(/200, \d+ bytes, .*, cut$/m);
  });

  it('to say anything in time is a connection that failed', async () => {
    await start(() => ({ do: 'hang' }), { limits: { firstByte: 50 } });
    const answer = await server.speak({ text: 'Hello' });
    expect(json(answer)).toMatchObject({
      code: 'completion_request_error',
      message: expect.stringContaining('Connection Error') as string,
    });
    expect(voice.running).toBe(0);
  });
});

describe('a client', () => {
  it('that leaves stops the voice, and its turn is free again', async () => {
    await start((text) => (text.startsWith('The second') ? { do: 'hold' } : undefined), { atOnce: () => 1 });
    const answer = await server.listen({ text: LONG }, wav);
    await answer[Symbol.asyncIterator]().next();
    await expect.poll(() => voice.running).toBe(1);
    answer.destroy();
    await expect.poll(() => voice.running).toBe(0);
    expect((await server.speak({ text: 'Hello' })).status).toBe(200);
  });

  it('that comes when all turns are taken is sent away for a while', async () => {
    let atOnce = 1;
    await start((text) => (text === 'Wait.' ? { do: 'hold' } : undefined), { atOnce: () => atOnce });
    const first = server.speak({ text: 'Wait.' });
    await expect.poll(() => voice.running).toBe(1);
    const second = await server.speak({ text: 'Hello' });
    expect(second).toMatchObject({ status: 429, headers: { 'retry-after': '2' } });
    expect(json(second)).toMatchObject({ code: 'too_many_requests', status: 429 });
    atOnce = 2;
    expect((await server.speak({ text: 'Hello' })).status).toBe(200);
    voice.resume('Wait.');
    expect((await first).status).toBe(200);
  });

  it('that takes nothing for too long is let go', async () => {
    await start(undefined, { limits: { stall: 50 } });
    const answer = await server.listen({ text: LONG.repeat(60) }, wav);
    answer.pause();
    await expect.poll(() => server.log.join('\n')).toContain('sound cut, not taken');
    answer.destroy();
    await expect.poll(() => voice.running).toBe(0);
  });
});
