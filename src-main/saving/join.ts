import type { Container } from '../../src-preload/contract/model.ts';
import { Fault } from '../fault.ts';
import { decode } from '../speech/decode.ts';
import { trimSilence } from '../speech/edges.ts';
import { type PcmBlock, silence } from '../speech/pcm.ts';
import { abortable } from './abortable.ts';
import { Conformer, type Layout, layoutOf } from './conform.ts';
import { systemCode } from './file-fault.ts';

/** A made piece, as a saver needs it. */
export interface SavePart {
  readonly container: Container;
  /** Silence after this piece, seconds. */
  readonly pauseAfter: number;
  read(): AsyncIterable<Uint8Array>;
}

/**
 * Seconds of a pause that follow a piece at once. The rest waits for the next piece, so that a recording ends shortly
 * after its last word.
 */
const TAIL = 0.25;

/**
 * One run of sound from pieces: each without the silence at its edges, and with its pause after it; after the last
 * sound at most a quarter of a second of it. Sample rate and channels are those of the first sound (two channels at
 * most); pieces of another layout are converted. Pulls: a piece is read when the one before it is used up. A signal
 * rejects with a Fault `cancelled` at once.
 */
export async function* joinParts(
  parts: AsyncIterable<SavePart> | Iterable<SavePart>,
  signal: AbortSignal,
): AsyncGenerator<PcmBlock, void, undefined> {
  let layout: Layout | undefined;
  /** Frames of silence to come before the next sound. */
  let owed = 0;
  for await (const part of abortable(parts, signal)) {
    let conformer: Conformer | undefined;
    for await (const block of trimSilence(decode(part.container, abortable(readPart(part), signal)))) {
      layout ??= layoutOf(block);
      if (!conformer) {
        conformer = new Conformer(layout);
        yield* quiet(layout, owed);
        owed = 0;
      }
      yield* conformer.push(block);
    }
    if (!layout) continue;
    if (conformer) yield* conformer.end();
    const pause = Math.round(part.pauseAfter * layout.sampleRate);
    const tail = conformer ? Math.min(pause, Math.round(TAIL * layout.sampleRate)) : 0;
    yield* quiet(layout, tail);
    owed += pause - tail;
  }
}

async function* readPart(part: SavePart): AsyncGenerator<Uint8Array, void, undefined> {
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
