import { Fault } from '../fault.ts';
import { decode } from '../speech/decode.ts';
import { trimSilence } from '../speech/edges.ts';
import { frames, type PcmBlock, silence } from '../speech/pcm.ts';
import { abortable } from './abortable.ts';
import { Conformer, type Layout, layoutOf } from './conform.ts';
import { even } from './even.ts';
import { systemCode } from './file-fault.ts';
import type { SavePart } from './save-part.ts';
import type { Timeline } from './timeline.ts';

export interface JoinOptions {
  /** Is told where each part went. */
  readonly timeline?: Timeline | undefined;
  /** Brings all parts to one loudness. */
  readonly evenLoudness?: boolean | undefined;
}

/**
 * Seconds of a pause that follow a piece at once. The rest waits for the next piece, so that a recording ends shortly
 * after its last word.
 */
export const TAIL = 0.25;

/**
 * One run of sound from pieces: each without the silence at its edges, and with its pause after it; after the last
 * sound at most a quarter of a second of it. Sample rate and channels are those of the first sound (two channels at
 * most); pieces of another layout are converted. Pulls: a piece is read when the one before it is used up. A signal
 * rejects with a Fault `cancelled` at once.
 */
export async function* joinParts(
  parts: AsyncIterable<SavePart> | Iterable<SavePart>,
  signal: AbortSignal,
  { timeline, evenLoudness = false }: JoinOptions = {},
): AsyncGenerator<PcmBlock, void, undefined> {
  let layout: Layout | undefined;
  /** Frames of silence to come before the next sound. */
  let owed = 0;
  /** Frames so far. */
  let given = 0;
  const count = (blocks: PcmBlock[]): PcmBlock[] => {
    for (const block of blocks) given += frames(block);
    return blocks;
  };
  for await (const part of abortable(parts, signal)) {
    let conformer: Conformer | undefined;
    const sound = trimSilence(decode(part.container, abortable(readPart(part), signal)));
    for await (const block of evenLoudness ? even(sound, part.loudness) : sound) {
      layout ??= layoutOf(block);
      if (!conformer) {
        conformer = new Conformer(layout);
        yield* count(quiet(layout, owed));
        owed = 0;
        timeline?.begin(part, given / layout.sampleRate);
      }
      yield* count(conformer.push(block));
    }
    if (!layout) continue;
    if (conformer) {
      yield* count(conformer.end());
      timeline?.end(given / layout.sampleRate);
    }
    const pause = Math.round(part.pauseAfter * layout.sampleRate);
    const tail = conformer ? Math.min(pause, Math.round(TAIL * layout.sampleRate)) : 0;
    yield* count(quiet(layout, tail));
    owed += pause - tail;
  }
}

export async function* readPart(part: SavePart): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* part.read();
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    throw new Fault('narration_gone', undefined, 'the file of a piece is missing');
  }
}

function quiet(layout: Layout, length: number): PcmBlock[] {
  return length > 0 ? [silence(layout.sampleRate, layout.channels, length / layout.sampleRate)] : [];
}
