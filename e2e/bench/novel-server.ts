import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type FastServer, startFastServer } from './fast-server.ts';

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

/** A piece is the beginning of one long sound, cut between two frames. */
export async function startNovelServer(): Promise<FastServer> {
  const sound = await climbingTone();
  return startFastServer((text) => {
    const frames = Math.ceil(Math.min(LONGEST, text.length * SECONDS_PER_CHARACTER) / FRAME_SECONDS);
    return sound.subarray(0, frames * FRAME_BYTES);
  });
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
