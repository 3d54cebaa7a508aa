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
