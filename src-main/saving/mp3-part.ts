import { Readable } from 'node:stream';
import { decode } from '../speech/decode.ts';
import { EdgeFinder } from '../speech/edges.ts';
import { type Mp3Frame, Mp3Framer } from '../speech/mp3-frames.ts';
import { readPart } from './join.ts';
import type { SavePart } from './save-part.ts';
import { dataBefore, reachBack, samplesIn, silentFrame } from './silent-frame.ts';

/** A part as frames that can stand by themselves; time points of its sample rate. */
export interface Cut {
  readonly frames: readonly Uint8Array[];
  /** Before its sound, in the sound, and after it. */
  readonly lead: number;
  readonly sound: number;
  readonly tail: number;
}

/** All frames of a part, in memory: a part is a few sentences. */
export async function framesOf(part: SavePart, bytes = readPart(part)): Promise<Mp3Frame[]> {
  const framer = new Mp3Framer();
  const frames: Mp3Frame[] = [];
  for await (const run of bytes) frames.push(...framer.push(Uint8Array.from(run)));
  return [...frames, ...framer.end()];
}

/** The same part, read from the frames that were taken of it. */
export const replay = (part: SavePart, frames: readonly Mp3Frame[]): SavePart => ({
  ...part,
  read: () => Readable.from([Buffer.concat(frames.map(({ bytes }) => bytes))]),
});

/** A part has one sample rate and as many channels throughout as the frame `like`. */
export const isLike = (frames: readonly Mp3Frame[], like: Mp3Frame): boolean =>
  frames.length > 0 &&
  frames.every(
    ({ header }) => header.sampleRate === like.header.sampleRate && header.channels === like.header.channels,
  );

/**
 * Cuts a part at frames inside the silence around its sound; null when there is no sound. One whole frame is kept on
 * either side of the frames with sound, because each frame is decoded together with its neighbour. Where the first
 * one needs data of frames that are left out, a silent frame before it carries them.
 */
export async function cutPart(part: SavePart, frames: readonly Mp3Frame[]): Promise<Cut | null> {
  const [first] = frames;
  const edges = await edgesOf(part, frames);
  if (!first || !edges) return null;
  const rate = first.header.sampleRate;
  const size = samplesIn(rate);
  const [start, end] = edges.map((at) => Math.round(at * rate)) as [number, number];
  const from = Math.max(0, Math.floor(start / size) - 1);
  const to = Math.min(frames.length, Math.floor(end / size) + 2);
  const kept = frames.slice(from, to).map(({ bytes }) => bytes);
  const back = frames[from] ? reachBack(frames[from]) : 0;
  const carrier =
    back > 0 && from > 0 ? [silentFrame(first.bytes, dataBefore(frames.slice(0, from), back))] : [];
  return {
    frames: [...carrier, ...kept],
    lead: start - (from - carrier.length) * size,
    sound: end - start,
    tail: to * size - end,
  };
}

/** As they were measured when the part was made, or else measured now. */
async function edgesOf(part: SavePart, frames: readonly Mp3Frame[]): Promise<[number, number] | null> {
  const { soundStart, soundEnd } = part;
  if (soundStart !== undefined && soundEnd !== undefined)
    return soundEnd > soundStart ? [soundStart, soundEnd] : null;
  const finder = new EdgeFinder();
  for await (const block of decode('mp3', Readable.from([Buffer.concat(frames.map(({ bytes }) => bytes))])))
    finder.push(block);
  return finder.soundStart === undefined ? null : [finder.soundStart, finder.soundEnd];
}
