import type { Container } from '../../src-preload/contract/voice.ts';
import { cancelled, Fault, toAppError } from '../fault.ts';
import { abortable } from '../saving/abortable.ts';
import type { SpeechStream, Utterance, VoiceSource } from '../speech/voice-source.ts';
import { sentencesAt } from './marked-sentences.ts';
import { type Measure, Meter } from './meter.ts';
import type { PlannedSentence } from './plan.ts';
import { Tape } from './tape.ts';

/** A tape that is being written, or was. */
export interface OpenTape {
  readonly container: Container;
  readonly tape: Tape;
}

export interface MadePiece extends Measure {
  readonly container: Container;
  readonly bytes: number;
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
  /** What the utterance's text is made of; none where its times are not wanted. */
  readonly sentences?: readonly Pick<PlannedSentence, 'from' | 'to'>[];
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
  const { source, utterance, sentences = [], signal } = order;
  const failing = new AbortController();
  let tape: Tape | undefined;
  let meter: Meter | undefined;
  try {
    const stream = await source.speak(utterance, AbortSignal.any([signal, failing.signal]));
    const { container } = stream;
    meter = new Meter(container, { words: utterance.text ?? '', starts: sentences.map(({ from }) => from) });
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
    return { ...measure, container, bytes: tape.size, ...told(stream, sentences, measure) };
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

/** What the voice itself tells of its times goes before what was found in the sound. */
function told(
  { marks }: SpeechStream,
  sentences: NonNullable<PieceOrder['sentences']>,
  measure: Measure,
): Partial<Pick<MadePiece, 'words' | 'sentences'>> {
  const words = sentences.length > 0 ? marks?.() : undefined;
  return words ? { words, sentences: sentencesAt(words, sentences, measure) } : {};
}
