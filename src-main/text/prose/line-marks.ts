import type { Change } from '../rewrite.ts';

/** What begins a line of a list, a heading, or a mail that is quoted, where no markup is understood. */
const mark = /^(?:[•◦▪▫‣⁃∙●○■□➤➢]\s*|>\s?|(?:\*|#{1,6})\s+)+(?=\S)/u;

/** A break within a paragraph before a bullet that is none to Markdown. */
export const beforeBullet = /\n(?=[•◦▪▫‣⁃∙●○■□➤➢]\s)/gu;

/** The marks at the beginning of a block, which voices would name: left out. */
export function* lineMarks(text: string): Generator<Change> {
  const found = mark.exec(text);
  if (found) yield { start: 0, end: found[0].length, words: '' };
}
