/** A place in a text before which a voice may pause. */
export interface Break {
  /** Where the words go on. */
  readonly at: number;
  /** Of a sentence, or a mark inside one. */
  readonly ends: 'sentence' | 'clause';
}

const mark = new RegExp(
  [
    // Marks of scripts with spaces, brackets and quotes among them, before a space,
    String.raw`[\p{P}\p{S}]*[,;:.!?…،؛؟۔।॥։՝၊။៖–—)\]»”"“„«(][\p{P}\p{S}]*\s+`,
    // and those that open something, after one.
    String.raw`\s+[(“„«–—]\p{P}*\s*`,
    // East Asian marks need none.
    String.raw`[、，；：。！？…—]+[\p{Pe}\p{Pf}]*\s*`,
  ].join('|'),
  'gu',
);

/**
 * The places in a piece's words where its voice may pause, in order: where sentences begin, and marks inside them.
 *
 * @param starts Where the sentences begin, the first one among them.
 */
export function breaksIn(words: string, starts: readonly number[]): Break[] {
  const begun = starts.slice(1);
  const breaks: Break[] = begun.map((at) => ({ at, ends: 'sentence' }));
  const near = new Set(begun.flatMap((at) => [at - 1, at, at + 1]));
  for (const { index, 0: found } of words.matchAll(mark)) {
    const at = index + found.length;
    if (at < words.length && !near.has(at)) breaks.push({ at, ends: 'clause' });
  }
  return breaks.sort((a, b) => a.at - b.at);
}
