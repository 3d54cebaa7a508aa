import type { StreamFormat } from '../../src-preload/contract/saving.ts';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import { Fault } from '../fault.ts';
import { type Plan, planPieces } from '../narration/plan.ts';
import { PIECE_CAP } from '../narration/pieces.ts';
import type { Patience } from '../ports.ts';
import { encodeMp3, encodeWav } from '../saving/encode.ts';
import { joinParts } from '../saving/join.ts';
import { asSpoken } from '../text/speakable.ts';
import type { Narrator } from './facts.ts';
import { spokenParts } from './spoken-parts.ts';

export interface SoundOrder {
  readonly text: string;
  readonly voice: string | null;
  readonly format: StreamFormat;
  readonly narrator: Narrator;
  readonly pauses: Preferences['pauses'];
  readonly patience: Patience;
  /** Milliseconds to the first bytes. */
  readonly firstByte: number;
}

/** A text as one continuous file, whatever its length, made as it is taken. */
interface Sound {
  readonly first: Uint8Array;
  readonly rest: AsyncIterator<Uint8Array>;
}

/**
 * Resolves at the first bytes of sound. Rejects with a Fault: the voice's own, `server_timeout`, `audio_empty`, or
 * `cancelled` by the signal. What fails later fails `rest`.
 */
export async function beginSound(order: SoundOrder, signal: AbortSignal): Promise<Sound> {
  const { text, voice, format, narrator, pauses, patience, firstByte } = order;
  const plan = planText(text, pauses);
  // What an earlier request was refused for may be mended since.
  narrator.source.recovery?.relent();
  const late = new AbortController();
  const stop = AbortSignal.any([signal, late.signal]);
  const parts = spokenParts(
    {
      plan,
      patience,
      speak(index, whileWanted) {
        const words = plan.pieces[index]?.words ?? '';
        return narrator.source.speak({ text: words, voice: voice ?? narrator.voice }, whileWanted);
      },
    },
    stop,
  );
  const blocks = joinParts(parts, stop);
  const bytes = format === 'wav' ? encodeWav(blocks) : encodeMp3(blocks);
  const timer = setTimeout(() => late.abort(), firstByte);
  try {
    const step = await bytes.next();
    if (step.done) throw new Fault('audio_empty');
    return { first: step.value, rest: bytes };
  } catch (thrown) {
    if (late.signal.aborted) throw new Fault('server_timeout');
    throw thrown;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What fits into one piece is spoken as it is, as Dify would: so a client that sends its texts by pieces hears each as
 * the voice speaks it, and one request is passed on as one. Line breaks are pauses, which only pieces have.
 */
function planText(text: string, pauses: Preferences['pauses']): Plan {
  const plan = planPieces(text, pauses);
  const words = text.trim();
  if (words.length > PIECE_CAP || /[\r\n]/.test(words)) return plan;
  const place = { index: 0, start: 0, end: text.length };
  return {
    pieces: [{ ...place, words: asSpoken(text), sentences: [], pauseAfter: 0, pauseKind: 'none' }],
    chapters: [],
  };
}
