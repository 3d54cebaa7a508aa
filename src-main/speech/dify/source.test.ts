import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type Loopback, serve } from '../../../e2e/fixtures/loopback.ts';
import { defaultTimeouts, type Profile } from '../../../src-preload/contract/profile.ts';
import { Fault } from '../../fault.ts';
import type { Utterance } from '../voice-source.ts';
import { openGate } from './gate.fixture.ts';
import { createDifySource } from './source.ts';

/** A frame header of MPEG-2 layer III, 64 kbit/s, 24 kHz, and an empty frame behind it. */
const MP3 = Buffer.concat([Buffer.from([0xff, 0xf3, 0x84, 0xc4]), Buffer.alloc(188)]);
const ID3 = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'), MP3]);
const WAV = Buffer.concat([Buffer.from('RIFF\xff\xff\xff\xffWAVEfmt ', 'latin1'), Buffer.alloc(48)]);
const DIFY = { 'x-version': '1.16.0', 'x-env': 'PRODUCTION' };
const never = new AbortController().signal;

let server: Loopback;
afterEach(() => server.close());

const profileOf = (changes: Partial<Profile> = {}): Profile => ({
  id: 'p',
  name: 'Work',
  url: `${server.url}/v1`,
  user: 'desk-1',
  voice: null,
  allowPlainHttp: false,
  timeouts: defaultTimeouts,
  ...changes,
});
const source = (changes: Partial<Profile> = {}, key = 'app-key') =>
  createDifySource({
    open: () => Promise.resolve({ profile: profileOf(changes), key }),
    fetch,
    gate: openGate(),
  });

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'none';
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown.error.code;
    throw thrown;
  }
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const answer =
  (body: Buffer | string, type = 'audio/mpeg') =>
  (_: unknown, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': type, ...DIFY }).end(body);
  };

describe('what is asked', () => {
  const text: Utterance = { text: 'Hello ☀', voice: null };
  it.each<[string, Utterance, Partial<Profile>, unknown]>([
    ['a text in the app’s own voice', text, {}, { text: 'Hello ☀' }],
    ['a text in a voice', { ...text, voice: 'nova' }, {}, { text: 'Hello ☀', voice: 'nova' }],
    ['a text in the profile’s voice', text, { voice: 'alloy' }, { text: 'Hello ☀', voice: 'alloy' }],
    ['never an empty voice', { ...text, voice: '' }, { voice: 'alloy' }, { text: 'Hello ☀' }],
    ['a message', { messageId: 'm-1', voice: null }, {}, { message_id: 'm-1' }],
    ['a message before a text', { ...text, messageId: 'm-1' }, {}, { message_id: 'm-1' }],
  ])('%s', async (_, utterance, changes, body) => {
    server = await serve(answer(ID3));
    const speech = await source(changes).speak(utterance, never);
    await collect(speech.bytes);
    expect(server.heard).toHaveLength(1);
    expect(server.heard[0]).toMatchObject({
      method: 'POST',
      path: '/v1/text-to-audio',
      authorization: 'Bearer app-key',
    });
    expect(JSON.parse(server.heard[0]!.body)).toEqual({
      ...(body as object),
      user: 'desk-1',
      streaming: true,
    });
  });

  it('asks nothing without a text, a key or a safe address', async () => {
    server = await serve(answer(ID3));
    expect(await codeOf(source().speak({ text: ' \n', voice: null }, never))).toBe('text_empty');
    expect(await codeOf(source({}, '').speak(text, never))).toBe('key_missing');
    expect(await codeOf(source({}, 'app-kéy\n').speak(text, never))).toBe('key_refused');
    expect(await codeOf(source({ url: 'http://10.0.0.1/v1' }).speak(text, never))).toBe('plain_http_refused');
    expect(await codeOf(source().speak(text, AbortSignal.abort()))).toBe('cancelled');
    expect(server.connections()).toBe(0);
  });
});

describe('what a 200 holds', () => {
  it.each<[string, Buffer, string, 'mp3' | 'wav']>([
    ['bare mp3', MP3, 'audio/mpeg', 'mp3'],
    ['mp3 with an ID3 tag', ID3, 'audio/mpeg', 'mp3'],
    ['wav labelled as mpeg', WAV, 'audio/mpeg', 'wav'],
    ['wav', WAV, 'audio/wav', 'wav'],
    ['mp3 labelled as JSON', MP3, 'application/json', 'mp3'],
  ])('%s is sound', async (_, body, type, container) => {
    server = await serve(answer(body, type));
    const speech = await source().speak({ text: 'Hello', voice: null }, never);
    expect(speech.container).toBe(container);
    expect(await collect(speech.bytes)).toEqual(body);
  });

  it.each<[string, Buffer | string, string]>([
    ['nothing', '', 'audio_empty'],
    ['white space', '\n', 'audio_empty'],
    ['null', 'null\n', 'audio_empty'],
    ['noise', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 'audio_unreadable'],
    ['words', 'Something is wrong here', 'audio_unreadable'],
    ['a page', '<!DOCTYPE html><title>Login</title>', 'server_unexpected'],
  ])('%s is not', async (_, body, code) => {
    server = await serve(answer(body));
    expect(await codeOf(source().speak({ text: 'Hello', voice: null }, never))).toBe(code);
  });

  it('null to a message means that it says nothing to this user', async () => {
    server = await serve(answer('null\n', 'application/json'));
    expect(await codeOf(source().speak({ messageId: 'm-1', voice: null }, never))).toBe('message_silent');
  });

  it.each([
    ['ogg', Buffer.from('OggS\0\x02')],
    ['flac', Buffer.from('fLaC\0\0\0\x22')],
    ['aac', Buffer.from([0xff, 0xf1, 0x50, 0x80, 0x02, 0x1f, 0xfc])],
    ['mp4', Buffer.from('\0\0\0\x20ftypM4A ')],
    ['webm', Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f])],
  ])('%s is named, and let go', async (container, head) => {
    server = await serve((_, response) => {
      response.writeHead(200, DIFY);
      response.write(Buffer.concat([head, Buffer.alloc(100)]));
    });
    const speech = source().speak({ text: 'Hello', voice: null }, never);
    await expect(speech).rejects.toMatchObject({
      error: { code: 'audio_unsupported', params: { container } },
    });
    await server.quiet();
  });

  it('a part that nobody asked for is refused', async () => {
    server = await serve((_, response) => void response.writeHead(206, DIFY).end(ID3));
    expect(await codeOf(source().speak({ text: 'Hello', voice: null }, never))).toBe('server_unexpected');
  });

  it('a 204 has no sound', async () => {
    server = await serve((_, response) => void response.writeHead(204, DIFY).end());
    expect(await codeOf(source().speak({ text: 'Hello', voice: null }, never))).toBe('audio_empty');
  });
});

describe('voices', () => {
  it('gives the app’s default voice and asks once', async () => {
    server = await serve(answer('{"text_to_speech":{"enabled":true,"voice":"nova"}}', 'application/json'));
    const dify = source();
    expect(await dify.voices()).toEqual({ voices: [], defaultVoice: 'nova' });
    expect(await dify.voices()).toEqual({ voices: [], defaultVoice: 'nova' });
    expect(server.heard.map((request) => request.path)).toEqual(['/v1/parameters?user=desk-1']);
  });

  it('asks again after a failure', async () => {
    let asked = 0;
    server = await serve((_, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(502).end('<html></html>');
      else response.writeHead(200, DIFY).end('{"text_to_speech":{"enabled":false}}');
    });
    const dify = source();
    expect(await codeOf(dify.voices())).toBe('server_failed');
    expect(await dify.voices()).toEqual({ voices: [], defaultVoice: null });
  });
});
