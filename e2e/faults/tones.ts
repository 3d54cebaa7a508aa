import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Seconds of every sound. */
export const TONE_SECONDS = 0.4;
const RATE = 24_000;
const LOWEST = 300;
const STEP = 50;
const STEPS = 32;

/** What tells the sound of one text from that of another. */
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** Hz of the tone that stands for a text. */
export const pitchOf = (text: string): number =>
  LOWEST + STEP * (parseInt(digestOf(text).slice(0, 4), 16) % STEPS);

const made = new Map<number, Promise<Buffer>>();

/** A short mp3 that a decoder takes, with an ID3 tag that carries the text's digest: no two texts give the same bytes. */
export async function mp3Of(text: string): Promise<Buffer> {
  const hz = pitchOf(text);
  const tone = made.get(hz) ?? encode(hz);
  made.set(hz, tone);
  return Buffer.concat([id3(digestOf(text)), await tone]);
}

/** The same tone as wav, 16-bit mono. */
export function wavOf(text: string): Buffer {
  return wav(sine(pitchOf(text)));
}

function sine(hz: number): Buffer {
  const samples = Buffer.alloc(Math.round(RATE * TONE_SECONDS) * 2);
  for (let i = 0; i < samples.length / 2; i++) {
    samples.writeInt16LE(Math.round(9000 * Math.sin((2 * Math.PI * hz * i) / RATE)), i * 2);
  }
  return samples;
}

function wav(samples: Buffer): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

/** ID3v2.4 with one user text frame: https://id3.org/id3v2.4.0-frames §4.2.6. Sizes are syncsafe and stay below 128. */
function id3(digest: string): Buffer {
  const content = Buffer.from(`\x03digest\0${digest}`, 'latin1');
  const frame = Buffer.concat([Buffer.from('TXXX\0\0\0'), Buffer.from([content.length, 0, 0]), content]);
  return Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0'), Buffer.from([frame.length]), frame]);
}

async function encode(hz: number): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-tone-'));
  // A file and no pipe: only there can ffmpeg go back and write the Info frame.
  const path = join(folder, 'tone.mp3');
  const options = ['-c:a', 'libmp3lame', '-b:a', '64k', '-id3v2_version', '0', '-write_id3v1', '0'];
  try {
    const ffmpeg = spawn('ffmpeg', ['-loglevel', 'error', '-i', 'pipe:0', ...options, path], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    ffmpeg.stdin.end(wav(sine(hz)));
    const [code] = (await once(ffmpeg, 'close')) as [number];
    if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
