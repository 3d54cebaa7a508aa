import { setImmediate } from 'node:timers/promises';
import type { AppError } from '../../../src-preload/contract/errors.ts';
import type { PronunciationRule } from '../../../src-preload/contract/settings.ts';
import { Fault } from '../../fault.ts';
import type { Block, Reading } from '../reading.ts';
import { type Change, rewrite } from '../rewrite.ts';
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

/** Characters that are searched before others get a turn. */
const AT_ONCE = 200_000;

/**
 * The reading with rules followed in their order: a later one sees what earlier ones wrote. A rule for a language is
 * followed in blocks of that language. One that is no regular expression (`rule_invalid`), or that takes too long
 * with this text (`rule_slow`), is left out as a whole and told of; the text is said all the same. Takes linear time
 * for each rule and gives way to others in between.
 */
export async function pronounce(reading: Reading, rules: readonly PronunciationRule[]): Promise<Pronounced> {
  let now = reading;
  const troubles: RuleTrouble[] = [];
  for (const rule of rules) {
    if (!rule.enabled) continue;
    try {
      now = rewrite(now, await changesOf(now, rule));
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
      troubles.push({ id: rule.id, error: thrown.error });
    }
  }
  return { reading: now, troubles };
}

/** Throws a Fault `rule_invalid` or `rule_slow`. */
async function changesOf({ said, blocks }: Reading, rule: PronunciationRule): Promise<Change[]> {
  const pattern = compile(rule);
  const changes: Change[] = [];
  for (const some of portions(blocks.filter((block) => isFor(block, rule)))) {
    await setImmediate();
    const found = find(
      some.map(({ start, end }) => said.slice(start, end)),
      pattern,
    );
    if (!found) throw new Fault('rule_slow', { from: rule.from });
    for (const match of found) {
      const [whole = ''] = match.groups;
      const start = (some[match.text]?.start ?? 0) + match.at;
      // An empty place has no words that could be said otherwise.
      if (whole !== '') changes.push({ start, end: start + whole.length, words: written(rule, match) });
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
