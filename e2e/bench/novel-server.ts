import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serve } from '../fixtures/loopback.ts';

const run = promisify(execFile);
const RATE = 24_000;
/** Every frame of an mp3 of 64 kbit/s at 24 kHz: 24 ms in 192 bytes. */
const FRAME_SECONDS = 0.024;
const FRAME_BYTES = 192;
/** Seconds of sound for a character: fast, so that a novel is two hours. */
const SECONDS_PER_CHARACTER = 0.02;
const LONGEST = 20;

/** The tone tells the time: it climbs from 500 Hz by 500 Hz a second, and begins anew every four seconds. */
const LOW = 500;
const CLIMB = 500;
export const ROUND = 4;

/** Seconds since the tone last began anew, from its pitch. */
export const timeOfPitch = (hz: number): number => (hz - LOW) / CLIMB;

export interface NovelServer {
  readonly url: string;
  readonly key: string;
  /** Requests for speech so far. */
  asked(): number;
  close(): Promise<void>;
}

/** A Dify server that needs no time to speak: a piece is the beginning of one long sound, cut between two frames. */
export async function startNovelServer(): Promise<NovelServer> {
  const sound = await climbingTone();
  const key = 'app-novel';
  const facts: Record<string, unknown> = {
    '/v1/parameters': { text_to_speech: { enabled: true, voice: 'alloy', language: 'en-US' } },
    '/v1/info': { name: 'Novel', description: '', tags: [], mode: 'chat', author_name: '' },
    '/v1/': { welcome: 'Dify OpenAPI', api_version: 'v1', server_version: '1.9.2' },
  };
  let asked = 0;
  const server = await serve(({ path, body }, response) => {
    if (path !== '/v1/text-to-audio') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(facts[path] ?? {}));
      return;
    }
    asked += 1;
    const { text = '' } = JSON.parse(body) as { text?: string };
    const frames = Math.ceil(Math.min(LONGEST, text.length * SECONDS_PER_CHARACTER) / FRAME_SECONDS);
    response.writeHead(200, { 'content-type': 'audio/mpeg' }).end(sound.subarray(0, frames * FRAME_BYTES));
  });
  return { url: `${server.url}/v1`, key, asked: () => asked, close: () => server.close() };
}

async function climbingTone(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-novel-'));
  const path = join(folder, 'tone.mp3');
  const phase = `2*PI*(${LOW}*mod(t,${ROUND})+${CLIMB / 2}*mod(t,${ROUND})*mod(t,${ROUND}))`;
  const tone = `aevalsrc='0.3*sin(${phase})':s=${RATE}:d=${LONGEST + 1}`;
  // Without a reservoir of bits every frame stands by itself, and without a tag or an Info frame there is nothing else.
  const plain = ['-b:a', '64k', '-reservoir', '0', '-write_xing', '0', '-id3v2_version', '0'];
  try {
    await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', tone, '-c:a', 'libmp3lame', ...plain, path]);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
