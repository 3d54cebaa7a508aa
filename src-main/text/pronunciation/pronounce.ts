import type { AppError } from '../../../src-preload/contract/errors.ts';
import type { PronunciationRule } from '../../../src-preload/contract/settings.ts';
import { Fault } from '../../fault.ts';
import type { Block, Reading } from '../reading.ts';
import { type Change, rewrite } from '../rewrite.ts';
import { inTurns } from '../turns.ts';
import { find } from './find.ts';
import { patternOf } from './pattern.ts';
import { written } from './written.ts';

/** A rule that could not be followed, and why. */
export interface RuleTrouble {
  readonly id: string;
  readonly error: AppError;
}

export interface Pronounced {
  readonly reading: Reading;
  readonly troubles: readonly RuleTrouble[];
}

/** Characters that are searched before others may get a turn. */
const AT_ONCE = 200_000;

/** Where rules are followed in a text that is being written. */
export interface Within {
  /** What stands before this place of `said` stays as it is. */
  readonly from: number;
  /** The last word may go on: what reaches the end is not found yet. */
  readonly open: boolean;
}

const everywhere: Within = { from: 0, open: false };

/**
 * The reading with rules followed in their order: a later one sees what earlier ones wrote. A rule for a language is
 * followed in blocks of that language. One that is no regular expression (`rule_invalid`), or that takes too long
 * with this text (`rule_slow`), is left out as a whole and told of; the text is said all the same. Takes linear time
 * for each rule and gives way to others in between.
 */
export const pronounce = (reading: Reading, rules: readonly PronunciationRule[]): Promise<Pronounced> =>
  inTurns(pronouncing(reading, rules));

/** The same in steps. */
export function* pronouncing(
  reading: Reading,
  rules: readonly PronunciationRule[],
  within: Within = everywhere,
): Generator<undefined, Pronounced> {
  let now = reading;
  const troubles: RuleTrouble[] = [];
  for (const rule of rules) {
    if (!rule.enabled) continue;
    try {
      now = rewrite(now, yield* changesOf(now, rule, within));
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
      troubles.push({ id: rule.id, error: thrown.error });
    }
  }
  return { reading: now, troubles };
}

/** Throws a Fault `rule_invalid` or `rule_slow`. */
function* changesOf(
  { said, blocks }: Reading,
  rule: PronunciationRule,
  { from, open }: Within,
): Generator<undefined, Change[]> {
  const pattern = compile(rule);
  const changes: Change[] = [];
  for (const some of portions(blocks.filter((block) => block.end > from && isFor(block, rule)))) {
    yield;
    const found = find(
      some.map(({ start, end }) => said.slice(start, end)),
      pattern,
    );
    if (!found) throw new Fault('rule_slow', { from: rule.from });
    for (const match of found) {
      const [whole = ''] = match.groups;
      const start = (some[match.text]?.start ?? 0) + match.at;
      const end = start + whole.length;
      if (start < from || (open && end === said.length)) continue;
      // An empty place has no words that could be said otherwise.
      if (whole !== '') changes.push({ start, end, words: written(rule, match) });
    }
  }
  return changes;
}

function compile(rule: PronunciationRule): RegExp {
  try {
    return patternOf(rule);
  } catch (thrown) {
    throw new Fault('rule_invalid', { from: rule.from }, thrown instanceof Error ? thrown.message : '');
  }
}

const primary = (tag: string): string => tag.split('-', 1)[0]?.toLowerCase() ?? '';

const isFor = ({ language }: Block, rule: PronunciationRule): boolean =>
  rule.language === null || (language !== undefined && primary(rule.language) === primary(language));

function* portions(blocks: readonly Block[]): Generator<Block[]> {
  let some: Block[] = [];
  let characters = 0;
  for (const block of blocks) {
    some.push(block);
    characters += block.end - block.start;
    if (characters < AT_ONCE) continue;
    yield some;
    [some, characters] = [[], 0];
  }
  if (some.length > 0) yield some;
}
