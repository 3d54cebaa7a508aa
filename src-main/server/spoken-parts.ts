import type { Patience } from '../ports.ts';
import { cancelled, Fault } from '../fault.ts';
import type { Plan } from '../narration/plan.ts';
import { withRetry } from '../narration/retry.ts';
import type { SavePart } from '../saving/save-part.ts';
import type { SpeechStream } from '../speech/voice-source.ts';

/** Bytes of one piece of at most 500 characters: more is a voice that does not end. */
const MOST = 64 * 1024 * 1024;

interface SpeakOrder {
  readonly plan: Plan;
  /** Speaks one piece, by its place in the plan. */
  readonly speak: (index: number, signal: AbortSignal) => Promise<SpeechStream>;
  readonly patience: Patience;
}

/**
 * The pieces of a text, spoken in order. The first is given while it is made and is tried once: whoever asked can
 * still be told why it failed. Each later one is made whole while the one before it is taken, and is tried again as
 * its error allows, because nothing of it has been sent yet. So at most two pieces are held, however long the text.
 */
export async function* spokenParts(
  { plan, speak, patience }: SpeakOrder,
  signal: AbortSignal,
): AsyncGenerator<SavePart, void, undefined> {
  const leaving = new AbortController();
  const stop = AbortSignal.any([signal, leaving.signal]);
  const live = async (): Promise<SavePart> => {
    const { container, bytes } = await speak(0, stop);
    return { container, pauseAfter: plan.pieces[0]?.pauseAfter ?? 0, read: () => bytes };
  };
  const whole = (index: number): Promise<SavePart> =>
    withRetry(() => readWhole(index), {
      patience,
      signal: stop,
      onRetry: () => undefined,
      onHold: () => undefined,
    });
  async function readWhole(index: number): Promise<SavePart> {
    const { container, bytes } = await speak(index, stop);
    const runs: Uint8Array[] = [];
    let size = 0;
    for await (const run of bytes) {
      if (stop.aborted) throw cancelled();
      runs.push(run);
      size += run.length;
      if (size > MOST) throw new Fault('audio_unreadable', undefined, 'a piece of sound without an end');
    }
    if (size === 0) throw new Fault('audio_empty');
    return {
      container,
      pauseAfter: plan.pieces[index]?.pauseAfter ?? 0,
      read: () => again(runs),
    };
  }

  try {
    let next: Promise<SavePart> = live();
    for (let index = 0; index < plan.pieces.length; index += 1) {
      const part = await next;
      next = index + 1 < plan.pieces.length ? whole(index + 1) : Promise.resolve(part);
      // Whoever leaves now never waits for it.
      next.catch(() => undefined);
      yield part;
    }
  } finally {
    leaving.abort();
  }
}

async function* again(runs: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, undefined> {
  yield* runs;
}
