import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Piece } from '../../src-preload/contract/narration.ts';
import type { VoiceSource, WrittenText } from '../speech/voice-source.ts';
import { keepInFolder } from './folder-keeper.ts';
import type { Keep } from './keeper.ts';
import { planPieces } from './plan.ts';
import { Recording, type RecordingEvent } from './recording.ts';
import type { Content } from './recording-options.ts';

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A text of as many paragraphs, each a piece of its own: “Number 0.”, “Number 1.” … */
const numbers = (count: number): string =>
  Array.from({ length: count }, (_, index) => say(index)).join('\n\n');
export const say = (index: number): string => `Number ${index} is here to be said.`;

export interface Studio {
  readonly recording: Recording;
  readonly events: RecordingEvent[];
  readonly folder: string;
  /** Seconds of the waits before tries. */
  readonly waits: number[];
  readonly signal: AbortSignal;
  readonly piece: (index: number) => Piece;
}

const pauses = { clause: 0.1, sentence: 0.3, paragraph: 0.7, heading: 1 };

/** A recording of numbered pieces that waits for nothing between tries. */
export function studio(
  source: VoiceSource,
  pieces = 4,
  id = 'one',
  keepIn: (folder: string) => Keep = keepInFolder,
): Promise<Studio> {
  const text = numbers(pieces);
  return studioFor(source, { text, plan: planPieces(text, pauses) }, id, keepIn);
}

/** The same for a text that is still to be written. */
export const growingStudio = (source: VoiceSource, written: WrittenText): Promise<Studio> =>
  studioFor(source, { written, question: 'What is here?', pauses }, 'one');

export async function studioFor(
  source: VoiceSource,
  content: Content,
  id: string,
  keepIn: (folder: string) => Keep = keepInFolder,
): Promise<Studio> {
  const folder = join(await temporaryFolder(), id);
  const events: RecordingEvent[] = [];
  const waits: number[] = [];
  const recording = await Recording.start({
    id,
    keep: keepIn(folder),
    ...content,
    source,
    voice: null,
    profileId: null,
    speaker: 'Test',
    onChange: (event) => events.push(event),
    patience: {
      random: () => 1,
      sleep: (seconds) => {
        waits.push(seconds);
        return Promise.resolve();
      },
    },
  });
  onTestFinished(() => recording.close());
  return {
    recording,
    events,
    folder,
    waits,
    signal: new AbortController().signal,
    piece: (index) => {
      const piece = recording.pieces()[index];
      if (!piece) throw new Error('no such piece');
      return piece;
    },
  };
}

export async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of bytes) all.push(chunk);
  return Buffer.concat(all);
}
