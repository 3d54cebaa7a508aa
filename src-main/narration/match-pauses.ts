/** A place that a pause may belong to: after so much of the speech, seconds without any pause. */
export interface Place {
  readonly expected: number;
  readonly ends: 'sentence' | 'clause';
}

/** A pause that was heard: after so much of the speech, and how long it is, seconds. */
export interface HeardPause {
  readonly spoken: number;
  readonly length: number;
}

/** Places and pauses that are left out between two that belong together, at most: what keeps the work linear. */
const PLACES_OUT = 5;
const PAUSES_OUT = 40;
/** Seconds that the time between two places is off by, as a rule, for a second between them; it grows with its root. */
const SPREAD = 0.3;
/** Even of next to no time. */
const LEAST_SPREAD = 0.08;
/** Cost of a sentence's end without a pause, and of a mark without one. */
const NO_PAUSE = { sentence: 7, clause: 0.8 };
/** Of a pause that belongs to no place, when it is as long as the pauses between sentences. */
const NO_PLACE = 4;
const NO_PLACE_MOST = 8;
/** Of a pause as it gets shorter than those between sentences, by the logarithm. */
const SHORT = { sentence: 2, clause: 0.3 };

interface Step {
  readonly cost: number;
  readonly place: number;
  readonly pause: number;
  readonly before: Step | null;
}

/**
 * Tells for each place which pause it is, if any, both in order. It weighs how well the speech between two pauses
 * fits what is expected between their places (so that what is said slower or faster than expected in one place does
 * not move all that follows), how long the pauses are, and what is left over.
 *
 * @param whole All of the speech, seconds without any pause.
 */
export function matchPauses(
  places: readonly Place[],
  pauses: readonly HeardPause[],
  whole: number,
): (number | null)[] {
  const usual = usualPause(places, pauses);
  const unplaced = sums(
    pauses.map(({ length }) => Math.min(NO_PLACE_MOST, NO_PLACE * (length / usual) ** 2)),
  );
  const unpaused = sums(places.map(({ ends }) => NO_PAUSE[ends]));
  const between = (list: readonly number[], from: number, to: number): number =>
    (list[to] ?? 0) - (list[from + 1] ?? 0);

  // How far a place may be from where it is expected: all of a piece, little of an hour.
  const reach = 2 + Math.sqrt(whole);
  const start: Step[] = [{ cost: 0, place: -1, pause: -1, before: null }];
  /** For each place the best way to it by each pause. */
  const ways: (Step | null)[][] = [];
  const best = (place: number, pause: number, expected: number, spoken: number, own: number): Step | null => {
    let found: Step | null = null;
    for (let k = place - 1; k >= Math.max(-1, place - 1 - PLACES_OUT); k -= 1) {
      const skipped = between(unpaused, k, place) + own;
      const from = places[k]?.expected ?? 0;
      const row = k < 0 ? start : (ways[k] ?? []).slice(Math.max(0, pause - 1 - PAUSES_OUT), pause);
      for (const before of row) {
        if (!before) continue;
        const heard = spoken - (pauses[before.pause]?.spoken ?? 0);
        const spread = LEAST_SPREAD + SPREAD * Math.sqrt(Math.max(expected - from, heard));
        const off = (heard - (expected - from)) / spread;
        const cost = before.cost + skipped + between(unplaced, before.pause, pause) + (off * off) / 2;
        if (!found || cost < found.cost) found = { cost, place, pause, before };
      }
    }
    return found;
  };
  for (const [place, { expected, ends }] of places.entries()) {
    ways.push(
      pauses.map(({ spoken, length }, pause) => {
        if (Math.abs(spoken - expected) > reach) return null;
        const own = SHORT[ends] * Math.max(0, Math.log(usual / length));
        return best(place, pause, expected, spoken, own);
      }),
    );
  }
  const found: (number | null)[] = places.map(() => null);
  let step = best(places.length, pauses.length, whole, whole, 0);
  for (step = step?.before ?? null; step && step.place >= 0; step = step.before)
    found[step.place] = step.pause;
  return found;
}

/** How long this voice pauses between sentences: as long as there are sentences, the longest are theirs. */
function usualPause(places: readonly Place[], pauses: readonly HeardPause[]): number {
  const sentences = places.filter(({ ends }) => ends === 'sentence').length;
  const longest = pauses.map(({ length }) => length).sort((a, b) => b - a);
  return longest[Math.min(longest.length, sentences) >> 1] ?? longest[0] ?? 1;
}

/** Sums of all before each place. */
function sums(values: readonly number[]): number[] {
  const all = [0];
  for (const value of values) all.push((all.at(-1) ?? 0) + value);
  return all;
}
