import type { Script } from '../follow/script.svelte.ts';
import { chapterBeside } from '../player/chapters.ts';
import type { Listening } from './listening.svelte.ts';

/** To the beginning of the chapter before or behind, if there is one. */
export function skipChapter({ player }: Listening, { chapters }: Script, by: -1 | 1): void {
  const piece = chapterBeside(chapters, player.heard(), by);
  if (piece !== null) player.moves.to(piece, 0);
}
