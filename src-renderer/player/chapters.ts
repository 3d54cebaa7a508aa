import type { Chapter } from '../../src-preload/contract/narration.ts';
import type { Place } from './timeline.ts';

/** A place in a piece later than this makes “back” go to the beginning of the same chapter. Seconds. */
const RESTART_AFTER = 3;

/** The chapter that a piece belongs to, by its number; -1 before the first one. */
export const chapterAt = (chapters: readonly Pick<Chapter, 'piece'>[], piece: number): number =>
  chapters.findLastIndex((chapter) => chapter.piece <= piece);

/** The piece that a skip by one chapter leads to; null where there is none. */
export function chapterBeside(
  chapters: readonly Pick<Chapter, 'piece'>[],
  { piece, offset }: Place,
  by: -1 | 1,
): number | null {
  const now = chapterAt(chapters, piece);
  if (by > 0) return chapters[now + 1]?.piece ?? null;
  const begun = chapters[now]?.piece === piece && offset <= RESTART_AFTER;
  return chapters[begun ? now - 1 : now]?.piece ?? (piece > 0 || offset > 0 ? 0 : null);
}
