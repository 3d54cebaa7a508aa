import type { ReadingPreferences } from '../../../src-preload/contract/settings.ts';
import type { Change } from '../rewrite.ts';
import { gone } from './gone.ts';

/** English names (Unicode CLDR) of emoji without variation selectors and skin tones. */
export type EmojiNames = ReadonlyMap<string, string>;

/** Runs of emoji; pictures of older blocks count without a selector too, signs such as © and arrows do not. */
const emoji =
  /(?:(?:\p{RGI_Emoji}|[\p{Extended_Pictographic}--[©®‼⁉™ℹⓂ〰〽㊗㊙\u2190-\u21ff]][\ufe0e\ufe0f]?)\s?)+/gv;
const one = /\p{RGI_Emoji}|\p{Extended_Pictographic}[\ufe0e\ufe0f]?/gv;
const keycap = /^([\d#*])\ufe0f?\u20e3$/;
const mayHave = /[\u203c-\u3299]|\p{Extended_Pictographic}/u;
const looks = /[\ufe0e\ufe0f]|\p{Emoji_Modifier}/gu;

/** Loads the names, some hundred kilobytes. */
export async function emojiNames(): Promise<EmojiNames> {
  const { default: data } = await import('unicode-emoji-json/data-by-emoji.json', { with: { type: 'json' } });
  return new Map(Object.entries(data).map(([character, { name }]) => [character.replace(looks, ''), name]));
}

/**
 * Emoji in a text: left out, or said by their English names, the same one in a row only once. A digit on a key
 * (1️⃣) is a digit.
 */
export function* emojis(
  text: string,
  how: ReadingPreferences['emoji'],
  names: EmojiNames,
): Generator<Change> {
  if (!mayHave.test(text)) return;
  for (const { index, 0: run } of text.matchAll(emoji)) {
    const end = index + run.trimEnd().length;
    const said = Array.from(run.matchAll(one), ([character]) => {
      const key = keycap.exec(character)?.[1];
      return key ?? (how === 'name' ? (names.get(character.replace(looks, '')) ?? '') : '');
    }).filter((name, at, all) => name !== '' && name !== all[at - 1]);
    if (said.length === 0) yield gone(text, index, end);
    else yield { start: index, end, words: apart(text, index, end, said.join(', ')) };
  }
}

/** With a space where a word touches it. */
function apart(text: string, start: number, end: number, words: string): string {
  const before = /[\p{L}\p{N}\p{P}]$/u.test(text.slice(Math.max(0, start - 2), start)) ? ' ' : '';
  const after = /^[\p{L}\p{N}]/u.test(text.slice(end, end + 2)) ? ' ' : '';
  return before + words + after;
}
