import type { PlayerReport } from '../../src-preload/contract/player.ts';
import type { Piece } from '../../src-preload/contract/narration.ts';
import { sentenceAt } from '../player/sentences.ts';

interface Known {
  readonly pieces: readonly Piece[];
  readonly text: string | null;
  /** Seconds a character, where the player guesses too. */
  readonly pace: number;
}

/**
 * The words that are heard so many seconds after the player told where it is: its clock is taken to have gone on at
 * this speed, but never into the next piece, which it would tell. Null: they are not known.
 */
export function heardNow(
  report: PlayerReport,
  seconds: number,
  speed: number,
  { pieces, text, pace }: Known,
): string | null {
  const piece = pieces[report.piece];
  if (!piece || text === null) return null;
  const run = report.state === 'playing' ? seconds * speed : 0;
  const { start, end } = piece.sentences[sentenceAt(piece, report.offset + run, pace)] ?? piece;
  const words = text.slice(start, end).replace(/\s+/g, ' ').trim();
  return words === '' ? null : words;
}
