const looks = /[\ufe0e\ufe0f]|\p{Emoji_Modifier}/gu;
const regional = /^\p{Regional_Indicator}{2}$/u;

/** An emoji however it is coloured: without variation selectors and skin tones. */
export const bare = (emoji: string): string => emoji.replace(looks, '');

/** The code of the country (ISO 3166) that a flag is of; null for all else. */
export function countryOf(emoji: string): string | null {
  if (!regional.test(emoji)) return null;
  return String.fromCharCode(...Array.from(emoji, (half) => (half.codePointAt(0) ?? 0) - 0x1f1e6 + 65));
}

/**
 * The emoji that have names in our tables, in their order there: each once, without digits on keys, and without the
 * flags of countries, which are called by the names that the runtime has for these.
 */
export const listEmoji = (ordered: readonly string[]): string[] => [
  ...new Set(ordered.map(bare).filter((emoji) => !countryOf(emoji) && !emoji.endsWith('\u20e3'))),
];
