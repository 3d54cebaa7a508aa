import type { Chapter } from '../../src-preload/contract/narration.ts';
import type { SavePart } from './save-part.ts';

/** The parts of one chapter. */
export interface ChapterGroup {
  readonly title: string;
  readonly parts: readonly SavePart[];
}

/** Parts by chapters, in order; what comes before the first heading goes under the title of the whole. */
export function chapterGroups(parts: readonly SavePart[], title: string): ChapterGroup[] {
  const groups: { title: string; parts: SavePart[] }[] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last && part.chapter === undefined) last.parts.push(part);
    else groups.push({ title: part.chapter ?? title, parts: [part] });
  }
  return groups;
}

/** How many groups the parts of a whole text make: a file each, where a file for each chapter is wanted. */
export function groupCount(chapters: readonly Chapter[]): number {
  const starts = new Set(chapters.filter(({ title }) => title !== '').map(({ piece }) => piece));
  return starts.has(0) ? starts.size : starts.size + 1;
}
