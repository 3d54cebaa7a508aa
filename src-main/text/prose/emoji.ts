import type { ReadingPreferences } from '../../../src-preload/contract/settings.ts';
import { keyOf } from '../own/emoji-names.ts';
import { type Change, instead } from '../rewrite.ts';
import { gone } from './gone.ts';

/** Whether an emoji has a name. */
export type Named = (emoji: string) => boolean;

/** Runs of emoji; pictures of older blocks count without a selector too, signs such as © and arrows do not. */
const emoji =
  /(?:(?:\p{RGI_Emoji}|[\p{Extended_Pictographic}--[©®‼⁉™ℹⓂ〰〽㊗㊙\u2190-\u21ff]][\ufe0e\ufe0f]?)\s?)+/gv;
const one = /\p{RGI_Emoji}|\p{Extended_Pictographic}[\ufe0e\ufe0f]?/gv;
const mayHave = /[\u203c-\u3299]|\p{Extended_Pictographic}/u;

/** Emoji in a text: left out, or said by their names. A digit on a key (1️⃣) is a digit. */
export function* emojis(text: string, how: ReadingPreferences['emoji'], named: Named): Generator<Change> {
  if (!mayHave.test(text)) return;
  for (const { index, 0: run } of text.matchAll(emoji)) {
    const end = index + run.trimEnd().length;
    const all = Array.from(run.matchAll(one), ([character]) => character);
    const said = all.filter((character) => keyOf(character) !== null || (how === 'name' && named(character)));
    const apart = [before(text, index), behind(text, end)] as const;
    if (said.length === 0) yield gone(text, index, end);
    else if (said.every((character) => keyOf(character) !== null)) {
      const words = said.map(keyOf).join(', ');
      yield { start: index, end, words: apart[0] + words + apart[1] };
    } else yield instead(index, end, { what: 'emoji', emoji: said, apart });
  }
}

/** A space where a word touches it. */
const before = (text: string, at: number): string =>
  /[\p{L}\p{N}\p{P}]$/u.test(text.slice(Math.max(0, at - 2), at)) ? ' ' : '';
const behind = (text: string, at: number): string =>
  /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2)) ? ' ' : '';
