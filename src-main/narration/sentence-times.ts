import { type Break, breaksIn } from './breaks.ts';
import { matchPauses } from './match-pauses.ts';
import { type Pause, pausesOf, type Speech } from './pauses.ts';
import { speakingTimes } from '../speech/speaking-time.ts';

export interface Spoken {
  readonly words: string;
  /** Where its sentences begin: places in the words, in order. */
  readonly starts: readonly number[];
  /** How loud the piece is from one hundredth of a second to the next, dB. */
  readonly levels: readonly number[];
  /** Where its sound starts and ends, seconds. */
  readonly soundStart: number;
  readonly soundEnd: number;
}

/**
 * Where each sentence of a piece begins in its sound, seconds, for voices that do not tell: after the pause that
 * fits best what is said before and after it; where there is none, where the length of the words puts it.
 */
export function sentenceTimes({ words, starts, levels, soundStart, soundEnd }: Spoken): number[] {
  if (starts.length < 2) return starts.map(() => soundStart);
  const speech = pausesOf(levels, soundStart, soundEnd);
  const times = speakingTimes(words);
  const scale = speech.spoken / (times[words.length] || 1);
  const expected = (at: number): number => (times[at] ?? 0) * scale;
  const anchors = anchorsOf(breaksIn(words, starts), speech, expected);
  return starts.map((start, index) => {
    if (index === 0) return soundStart;
    const own = anchors.find(({ at }) => at === start);
    if (own) return own.pause.end;
    const before = anchors.findLast(({ at }) => at < start);
    const after = anchors.find(({ at }) => at > start);
    const [from, to] = [expected(before?.at ?? 0), expected(after?.at ?? words.length)];
    const share = (expected(start) - from) / (to - from || 1);
    const begun = before?.pause.spoken ?? 0;
    return timeOf(speech, soundStart, begun + share * ((after?.pause.spoken ?? speech.spoken) - begun));
  });
}

/** The places where a pause is sure to be, in order. */
function anchorsOf(
  breaks: readonly Break[],
  { pauses, spoken }: Speech,
  expected: (at: number) => number,
): { at: number; pause: Pause }[] {
  const matched = matchPauses(
    breaks.map(({ at, ends }) => ({ expected: expected(at), ends })),
    pauses.map((pause) => ({ spoken: pause.spoken, length: pause.end - pause.start })),
    spoken,
  );
  return breaks.flatMap(({ at }, index) => {
    const pause = pauses[matched[index] ?? -1];
    return pause ? [{ at, pause }] : [];
  });
}

/** When so much has been spoken; at a pause, after it. */
function timeOf({ pauses }: Speech, soundStart: number, spoken: number): number {
  const last = pauses.findLast((pause) => pause.spoken <= spoken);
  return last ? last.end + spoken - last.spoken : soundStart + spoken;
}
