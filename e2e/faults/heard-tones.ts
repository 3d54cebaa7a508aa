import { RECORDING_RATE } from '../fixtures/recording.ts';
import { pitch, rms } from '../fixtures/signal.ts';
import { decodeFile } from '../fixtures/window.ts';
import { pitchOf, TONE_SECONDS } from './tones.ts';

/** Seconds of each look at a file. */
const LOOK = 0.05;
/** Looks that all of one tone gives. */
const WHOLE = TONE_SECONDS / LOOK;

/** A tone of a file: Hz, to the nearest of those that stand for texts, and how many times over it is there. */
export interface HeardTone {
  readonly hz: number;
  readonly times: number;
}

/** The tones of a file one after the other. */
export async function tonesIn(path: string): Promise<HeardTone[]> {
  const samples = await decodeFile(path);
  const size = RECORDING_RATE * LOOK;
  const looks: number[] = [];
  for (let at = 0; at + size <= samples.length; at += size) {
    const look = samples.subarray(at, at + size);
    if (rms(look) > 0.05) looks.push(Math.round(pitch(look, RECORDING_RATE) / 50) * 50);
  }
  const runs: { hz: number; count: number }[] = [];
  // A look across a joint sees two tones at once, and is like neither of its neighbours.
  const clear = looks.filter((hz, at) => looks[at - 1] === hz || looks[at + 1] === hz);
  for (const hz of clear) {
    const last = runs.at(-1);
    if (last?.hz === hz) last.count += 1;
    else runs.push({ hz, count: 1 });
  }
  return runs.map(({ hz, count }) => ({ hz, times: Math.round(count / WHOLE) }));
}

/** What a file has that holds these texts, each sound said so many times over by its server. */
export const tonesOf = (texts: readonly string[], times = 1): HeardTone[] =>
  texts.map((text) => ({ hz: pitchOf(text), times }));
