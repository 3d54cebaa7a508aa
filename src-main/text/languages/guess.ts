import { seeScript, type SharedScript } from './scripts.ts';

/** What a stretch of text looks like by itself, before what stands around it is asked. */
export interface Guess {
  /** Told by the script alone, or by so many words that there is no doubt. */
  readonly certain?: string;
  /** Languages of a shared script, the likeliest first, each from 0 to 1; empty where nothing can be told. */
  readonly likely: readonly (readonly [language: string, score: number])[];
  readonly script: SharedScript | 'none' | 'own';
  readonly letters: number;
}

export type Guesser = (text: string) => Guess;

/** Characters that are looked at: more would tell hardly more, and a paragraph may be a whole book. */
const SAMPLE = 200;

/** The detector's names for languages, where they are others than those of voices. */
const names: Readonly<Record<string, string>> = { no: 'nb' };

/** The detector knows Malay and Indonesian as one: words that only Malay spells like this. */
const malay = /(?<!\p{L})(?:awak|bahawa|ialah|kerana|mahu|maklumat|sahaja|semasa)(?!\p{L})/iu;

/**
 * Loads the detector: 60 languages by their letter groups (the `eld` package, its smallest data: 1 MB on disk; the
 * build makes it less in memory), which is why nobody imports it before there is something to tell.
 */
export async function loadGuesser(): Promise<Guesser> {
  const { eld } = await import('eld/extrasmall');
  return (text) => {
    const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text;
    const { language, script = 'own', letters } = seeScript(sample);
    if (language !== undefined) return { certain: language, likely: [], script, letters };
    if (script === 'none') return { likely: [], script, letters };
    const found = eld.detect(sample);
    if (!found.isReliable()) return { likely: [], script, letters };
    const likely = Object.entries(found.getScores()).map(
      ([name, score]) => [named(name, sample), score] as const,
    );
    return { likely, script, letters };
  };
}

function named(name: string, sample: string): string {
  if (name === 'ms') return malay.test(sample) ? 'ms' : 'id';
  return names[name] ?? name;
}
