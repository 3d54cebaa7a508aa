import type { WordMark } from '../speech/voice-source.ts';
import type { Measure } from './meter.ts';
import type { PlannedSentence } from './plan.ts';

/**
 * Where sentences begin whose words' times are known: with their first word; one without words where the next one
 * begins. The first one begins where the sound does.
 */
export function sentencesAt(
  words: readonly WordMark[],
  sentences: readonly Pick<PlannedSentence, 'from' | 'to'>[],
  { soundStart, soundEnd }: Pick<Measure, 'soundStart' | 'soundEnd'>,
): number[] {
  let at = 0;
  return sentences.map(({ from }, index) => {
    while (at < words.length && (words[at]?.from ?? 0) < from) at += 1;
    return index === 0 ? soundStart : Math.max(soundStart, words[at]?.at ?? soundEnd);
  });
}
