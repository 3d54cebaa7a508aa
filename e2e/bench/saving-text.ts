import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Seconds of a paragraph's sound, and of a heading's. */
const PARAGRAPH = 12;
const HEADING = 2;
/** Seconds that the voice pauses behind each paragraph, by the settings' default. */
const PAUSE = 0.7;
const PER_CHAPTER = 25;
/** Seconds of the tone that each piece begins with. */
const BURST = 0.3;
const RATE = 24_000;

/** Hz of the tone that the paragraph of this number begins with: its neighbours' are others. */
export const toneOf = (number: number): number => 500 + 150 * (number % 8);

const TEXT =
  'goes on about the harbour and the long road behind it where the lamps are lit before the evening comes and ' +
  'nobody who walks there in the rain has ever told what was seen from the last window of the old house by the sea';

/** Paragraphs of one sentence, which is one piece each, in chapters, for so many seconds of sound. */
export function longText(seconds: number): { text: string; paragraphs: number; chapters: number } {
  const paragraphs = Math.ceil(seconds / (PARAGRAPH + PAUSE));
  const parts = Array.from({ length: paragraphs }, (_, index) => {
    const heading = index % PER_CHAPTER === 0 ? `# Chapter ${index / PER_CHAPTER + 1}\n\n` : '';
    return `${heading}Number ${index + 1} ${TEXT}.`;
  });
  return { text: parts.join('\n\n'), paragraphs, chapters: Math.ceil(paragraphs / PER_CHAPTER) };
}

/** What a server says to each of those texts: the paragraph's tone, then speech. */
export async function spokenPieces(): Promise<(text: string) => Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-saving-'));
  try {
    const speech = join(folder, 'speech.wav');
    await run('espeak-ng', ['-w', speech, `It ${TEXT} `.repeat(3)]);
    const make = (tone: number, seconds: number): Promise<Buffer> =>
      mp3(join(folder, `${tone}.mp3`), speech, tone, seconds);
    const heading = await make(300, HEADING);
    const paragraphs: Buffer[] = [];
    for (let number = 0; number < 8; number += 1) paragraphs.push(await make(toneOf(number), PARAGRAPH));
    return (text) => {
      const number = /^Number (\d+) /.exec(text)?.[1];
      return (number === undefined ? undefined : paragraphs[Number(number) % 8]) ?? heading;
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function mp3(path: string, speech: string, tone: number, seconds: number): Promise<Buffer> {
  const burst = `sine=frequency=${tone}:duration=${BURST}:sample_rate=${RATE},volume=4[tone]`;
  const rest = `[0:a]aresample=${RATE}[speech]`;
  const joined = `[tone][speech]concat=n=2:v=0:a=1,atrim=0:${seconds}`;
  const layout = ['-ac', '1', '-b:a', '64k', '-write_xing', '0', '-id3v2_version', '0'];
  await run('ffmpeg', [
    ...['-v', 'error', '-i', speech, '-filter_complex', `${burst};${rest};${joined}`],
    ...['-c:a', 'libmp3lame', ...layout, path],
  ]);
  return readFile(path);
}
