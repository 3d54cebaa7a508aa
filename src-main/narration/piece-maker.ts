import type { Container } from '../../src-preload/contract/model.ts';
import { cancelled, Fault, toAppError } from '../fault.ts';
import { abortable } from '../saving/abortable.ts';
import type { Utterance, VoiceSource } from '../speech/voice-source.ts';
import { type Measure, Meter } from './meter.ts';
import { Tape } from './tape.ts';

/** A tape that is being written, or was. */
export interface OpenTape {
  readonly container: Container;
  readonly tape: Tape;
}

export interface MadePiece extends Measure {
  readonly container: Container;
  readonly bytes: number;
  /** Where each sentence of the order begins, seconds on the piece's clock; none where that is not known. */
  readonly sentences: readonly number[];
  /** Integrated loudness, LUFS; null where it cannot be told. */
  readonly loudness: number | null;
  /** Where the voice tells it: its words, as places in what it was given to say. */
  readonly words?: readonly MadeWord[];
}

/** Seconds on the piece's clock. */
export interface MadeWord {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

export interface PieceOrder {
  readonly source: VoiceSource;
  readonly utterance: Utterance;
  readonly pathOf: (container: Container) => string;
  readonly signal: AbortSignal;
  /** The first bytes are there. */
  readonly onOpen: (open: OpenTape) => void;
  /** Where the sound starts, seconds: known early. */
  readonly onSoundStart: (soundStart: number) => void;
  /** This try failed: its tape is about to end with the error. */
  readonly onDrop: () => void;
}

/**
 * One try at one piece, from the voice to a committed tape. A piece is good only if its stream ended cleanly, has
 * bytes and was decoded to sound; otherwise a Fault is thrown (`audio_empty`, `audio_unreadable`, or whatever the
 * source said) and nothing is left on the disk. When the signal is the reason, the Fault is `cancelled`.
 */
export async function makePiece(order: PieceOrder): Promise<MadePiece> {
  const { source, utterance, signal } = order;
  const failing = new AbortController();
  let tape: Tape | undefined;
  let meter: Meter | undefined;
  try {
    const stream = await source.speak(utterance, AbortSignal.any([signal, failing.signal]));
    const { container } = stream;
    meter = new Meter(container);
    tape = await Tape.create(order.pathOf(container));
    meter.check();
    order.onOpen({ container, tape });
    for await (const bytes of abortable(stream.bytes, signal)) {
      await tape.append(bytes);
      const before = meter.soundStart;
      await meter.push(bytes);
      if (before === undefined && meter.soundStart !== undefined) order.onSoundStart(meter.soundStart);
    }
    if (tape.size === 0) throw new Fault('audio_empty');
    const measure = await meter.end();
    await tape.complete();
    return { ...measure, container, bytes: tape.size, sentences: [], loudness: null };
  } catch (thrown) {
    const reason = signal.aborted ? cancelled() : thrown;
    order.onDrop();
    await tape?.fail(toAppError(reason));
    // Frees the source where its stream was not taken up, or not to the end.
    failing.abort();
    throw reason;
  } finally {
    meter?.close();
  }
}
