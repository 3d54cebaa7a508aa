import { setTimeout } from 'node:timers/promises';
import { abandon, courses } from './chaos-courses.ts';
import { Dice } from './chaos-dice.ts';
import type { Listened, Story } from './chaos-listener.ts';
import { type Holding, holding } from './chaos-memory.ts';
import { openPlace } from './chaos-place.ts';

/** What a run has found. */
export interface ChaosReport {
  readonly stories: number;
  /** Pieces that somebody wanted to hear. */
  readonly wanted: number;
  /** Of those, the ones that were not heard, or more than once. */
  readonly wrong: readonly string[];
  /** Pieces that were heard, in all. */
  readonly heard: number;
  /** Pieces that the server was asked for, and requests for them. */
  readonly pieces: number;
  readonly requests: number;
  /** Most requests for one of them. */
  readonly mostTries: number;
  /** Requests that went wrong, by the fault. */
  readonly faults: Readonly<Record<string, number>>;
  /** All requests for speech, those for previews too. */
  readonly asked: number;
  /** Pieces that were spoken to their end more than once. */
  readonly spokenAgain: number;
  /** Times that each error was told, by its code. */
  readonly told: Readonly<Record<string, number>>;
  /** Most requests at once for a profile, as the program and as the server see it. */
  readonly atOnce: { readonly program: number; readonly server: number };
  /** Stories that were left in the middle, and requests for them from then on. */
  readonly left: { readonly stories: number; readonly requests: number };
  /** Before it all, after each third, and after the end. */
  readonly held: readonly Holding[];
}

/** Of so many stories, one is left in the middle for good. */
const LEFT = 12;
const PROFILES = 3;

/** `share` of all requests for speech go wrong. The same seed tells the same stories with the same faults. */
export async function runChaos(seed: number, count: number, share: number): Promise<ChaosReport> {
  const held = [await holding()];
  const place = await openPlace(seed, share, PROFILES);
  const { listener, script, server, profileIds } = place;
  const dice = new Dice(seed);
  const stories: Story[] = [];
  const left: { story: Listened; tries: number }[] = [];

  /** Five to sixty pieces, more often few than many: each paragraph is one. */
  function next(): Story {
    const number = stories.length;
    const length = 5 + Math.floor(56 * dice.throw() ** 3);
    const words = Array.from({ length }, (_, i) => `Story ${number}, sentence ${i}.`);
    const profileId = profileIds[dice.between(0, PROFILES - 1)] ?? '';
    const story = { text: words.join('\n\n'), words, profileId };
    stories.push(story);
    return story;
  }
  const triesOf = ({ words }: Story): number =>
    words.reduce((sum, sentence) => sum + (script.tries.get(sentence) ?? 0), 0);

  while (stories.length < count) {
    if (stories.length >= (held.length * count) / 3) held.push(await holding());
    if (stories.length % LEFT === LEFT - 1) {
      const story = await abandon(listener, next(), dice);
      // What was on its way as it was stopped arrives: soon, and nothing behind it.
      let tries = -1;
      for (let look = 0; look < 20 && tries !== triesOf(story); look++) {
        tries = triesOf(story);
        await setTimeout(100);
      }
      left.push({ story, tries });
    } else {
      const course = dice.pick(courses);
      await course(listener, next, dice);
    }
  }
  held.push(await holding());

  const reached = new Map(left.map(({ story }) => [story.text, story.next]));
  const wanted = stories.flatMap(({ text, words }) => words.slice(0, reached.get(text)));
  const tries = stories.flatMap(({ words }) => words.flatMap((sentence) => script.tries.get(sentence) ?? []));
  const report = {
    stories: stories.length,
    wanted: wanted.length,
    wrong: wanted.filter((sentence) => listener.heard.get(sentence) !== 1),
    heard: listener.heard.size,
    pieces: tries.length,
    requests: tries.reduce((sum, tried) => sum + tried, 0),
    mostTries: Math.max(...tries),
    faults: Object.fromEntries(script.faults),
    asked: server.spoken().length,
    spokenAgain: stories.flatMap(({ words }) => words.filter((said) => (script.spoken.get(said) ?? 0) > 1))
      .length,
    told: Object.fromEntries(listener.told),
    atOnce: { program: place.most(), server: script.most },
    left: {
      stories: left.length,
      requests: left.reduce((sum, { story, tries: before }) => sum + triesOf(story) - before, 0),
    },
  };
  await place.close();
  return { ...report, held: [...held, await holding()] };
}
