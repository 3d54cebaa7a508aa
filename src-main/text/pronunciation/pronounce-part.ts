import type { PronunciationRule } from '../../../src-preload/contract/settings.ts';
import { type Reading, saidAt } from '../reading.ts';
import { atOnce } from '../turns.ts';
import { pronouncing } from './pronounce.ts';

/** What is known of a part of a text that is being written. */
export interface PartPlace {
  /** Some of the text in front of the part. */
  readonly before: string;
  /** Up to this place of the part all is said already, and stays as it was said. */
  readonly from: number;
  /** Its last word may go on. */
  readonly open: boolean;
}

type PartPronouncer = (reading: Reading, place: PartPlace) => Reading;

/**
 * Loads what puts the words of a part as the rules say, at once. A rule that cannot be followed is left out from then
 * on, so that one that takes too long does so once.
 */
export async function loadPartPronouncer(rules: readonly PronunciationRule[]): Promise<PartPronouncer> {
  let followed = rules.filter(({ enabled }) => enabled);
  const tell = followed.some(({ language }) => language !== null) ? await loadTeller() : null;
  return (reading, { before, from, open }) => {
    if (followed.length === 0) return reading;
    const told = tell ? tell(reading, before) : reading;
    const answer = atOnce(pronouncing(told, followed, { from: saidAt(told, from), open }));
    const left = new Set(answer.troubles.map(({ id }) => id));
    followed = followed.filter(({ id }) => !left.has(id));
    return answer.reading;
  };
}

async function loadTeller(): Promise<(reading: Reading, before: string) => Reading> {
  const [{ loadGuesser }, { tellingLanguages }] = await Promise.all([
    import('../languages/guess.ts'),
    import('../languages/tell-languages.ts'),
  ]);
  const guess = await loadGuesser();
  return (reading, before) => atOnce(tellingLanguages(reading, guess, before));
}
