import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../../../e2e/fixtures/loopback.ts';
import { defaultTimeouts } from '../../../src-preload/contract/profile.ts';
import { Fault } from '../../fault.ts';
import { Meter } from '../../narration/meter.ts';
import { toneFor } from '../../narration/voice.fixture.ts';
import { createNodeFetch } from '../../node-fetch.ts';
import { type Connection, request } from './client.ts';
import { openGate } from './gate.fixture.ts';
import { type RawAnswer, serveRaw } from './raw-server.fixture.ts';
import { createDifySource } from './source.ts';

const MEGABYTE = 1024 * 1024;
const WAV = Buffer.from(toneFor('A sound that is long enough.'));
/** A wav of half a second of 8-bit samples, whose odd size nobody has padded. */
const ODD = Buffer.concat([
  Buffer.from(
    'RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\xa1\x0f\0\0',
    'latin1',
  ),
  Buffer.alloc(4001, 0x90),
]);

async function rawServer(answer: RawAnswer): Promise<string> {
  const server = await serveRaw(() => answer);
  onTestFinished(() => server.close());
  return server.url;
}

const http = (headers: string, body: Uint8Array, then: RawAnswer['then'] = 'end'): RawAnswer => ({
  bytes: Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nx-version: 1.16.0\r\n${headers}\r\n\r\n`), body]),
  then,
});

/** Speaks, and decodes what comes: its bytes and its length in seconds. */
async function speak(url: string): Promise<{ bytes: number; seconds: number }> {
  const profile = {
    ...{ id: 'p', name: 'P', url: `${url}/v1`, user: 'u', voice: null, allowPlainHttp: false },
    timeouts: defaultTimeouts,
  };
  const open = () => Promise.resolve({ profile, key: 'app-key' });
  const source = createDifySource({ open, fetch: createNodeFetch({}), gate: openGate() });
  const stream = await source.speak({ text: 'Hello', voice: null }, new AbortController().signal);
  const meter = new Meter(stream.container);
  let bytes = 0;
  for await (const chunk of stream.bytes) {
    bytes += chunk.length;
    await meter.push(chunk);
  }
  const { duration } = await meter.end();
  meter.close();
  return { bytes, seconds: duration };
}

async function faultOf(promise: Promise<unknown>): Promise<Fault['error']> {
  const thrown: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (thrown instanceof Fault) return thrown.error;
  throw new Error('no Fault', { cause: thrown });
}

describe('a 200 whose body', () => {
  const half = WAV.subarray(0, WAV.length >> 1);
  const chunk = (bytes: Uint8Array) =>
    Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes]);
  it.each<[string, RawAnswer, string]>([
    ['ends without its last chunk', http('transfer-encoding: chunked', chunk(half)), 'audio_cut'],
    ['is reset', http('content-length: 99999', half, 'reset'), 'audio_cut'],
    ['is shorter than its length', http('content-length: 99999', half), 'audio_cut'],
    ['breaks the rules of chunks', http('transfer-encoding: chunked', Buffer.from('zz\r\n')), 'audio_cut'],
    ['is not packed as it says', http('content-encoding: gzip', WAV), 'audio_cut'],
    ['is packed and cut', http('content-encoding: gzip\r\ncontent-length: 9999', gzipSync(WAV)), 'audio_cut'],
    ['has nothing', http('content-length: 0', Buffer.alloc(0)), 'audio_empty'],
    ['has two lengths', http('content-length: 3\r\ncontent-length: 4', half), 'url_not_dify'],
    ['has headers without end', http(`x: ${'y'.repeat(90_000)}`, WAV), 'url_not_dify'],
  ])('%s', async (_, answer, code) => {
    expect((await faultOf(speak(await rawServer(answer)))).code).toBe(code);
  });

  it('is packed is sound all the same', async () => {
    const packed = gzipSync(WAV);
    const url = await rawServer(http(`content-encoding: gzip\r\ncontent-length: ${packed.length}`, packed));
    expect(await speak(url)).toEqual({ bytes: WAV.length, seconds: expect.closeTo(0.38, 3) as number });
  });

  it('swells beyond 64 MB when it is unpacked is given up there', async () => {
    const bomb = gzipSync(Buffer.concat([WAV, Buffer.alloc(300 * MEGABYTE)]));
    expect(bomb.length).toBeLessThan(MEGABYTE);
    const before = process.memoryUsage().rss;
    const url = await rawServer(http(`content-encoding: gzip\r\ncontent-length: ${bomb.length}`, bomb));
    expect(await faultOf(drain(connect(url)))).toMatchObject({
      code: 'server_unexpected',
      params: { status: 200 },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * MEGABYTE);
  });

  it('drips without end is given up after the time for all of it', async () => {
    let written = 0;
    const server = await serve((_, response) => {
      const drip = setInterval(() => response.write(Buffer.of(++written)), 20);
      response.on('close', () => clearInterval(drip));
    });
    onTestFinished(() => server.close());
    const timeouts = { firstByte: 20_000, stall: 20_000, whole: 600 };
    expect(await faultOf(drain({ ...connect(server.url), timeouts }))).toMatchObject({
      code: 'server_timeout',
      detail: 'not at its end after 0.6 s',
    });
    expect(written).toBeGreaterThan(2);
    await server.quiet();
  });
});

describe('several files in one body', () => {
  it.each([
    ['wav', [WAV, WAV, WAV], 1.14],
    ['wav whose sizes are not known', [WAV, WAV, WAV].map(unsized), 1.14],
    ['wav of odd sizes', [ODD, ODD, ODD], 1.500375],
  ])('%s: all of them are heard', async (_, files, seconds) => {
    const url = await rawServer(http('connection: close', Buffer.concat(files)));
    expect((await speak(url)).seconds).toBeCloseTo(seconds, 3);
  });
});

/** As a provider streams it: sizes that were not known when the header went out. */
function unsized(wav: Buffer): Buffer {
  const copy = Buffer.from(wav);
  copy.writeUInt32LE(0xffffffff, 4);
  copy.writeUInt32LE(0xffffffff, 40);
  return copy;
}

const connect = (base: string): Connection => ({
  base,
  key: 'app-key',
  fetch: createNodeFetch({}),
  timeouts: { firstByte: 20_000, stall: 20_000 },
});

async function drain(connection: Connection): Promise<number> {
  let total = 0;
  const { bytes } = await request(connection, { path: '/x', json: {}, cut: 'audio_cut' });
  for await (const chunk of bytes) total += chunk.length;
  return total;
}
