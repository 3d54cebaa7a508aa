import type { Piece } from '../../src-preload/contract/narration.ts';
import type { HeardSentence } from './heard.svelte.ts';

/** The sentence that something on the page is, or is in. */
export function sentenceOf(target: EventTarget | null): HeardSentence | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-sentence]') : null;
  if (!element) return null;
  return { piece: Number(element.dataset['piece']), sentence: Number(element.dataset['sentence']) };
}

/** The one before or after it; null where there is none. */
export function sentenceBeside(
  pieces: readonly Pick<Piece, 'sentences'>[],
  { piece, sentence }: HeardSentence,
  by: number,
): HeardSentence | null {
  const count = (at: number): number => Math.max(1, pieces[at]?.sentences.length ?? 1);
  const next = sentence + by;
  if (next >= 0 && next < count(piece)) return { piece, sentence: next };
  const other = piece + by;
  if (other < 0 || other >= pieces.length) return null;
  return { piece: other, sentence: by < 0 ? count(other) - 1 : 0 };
}
