import type { Piece } from './narration.ts';

/**
 * Seconds of speech for each character, for pieces that are not made yet. Read at 175 words a minute,
 * English has about 15 characters a second; the measured pieces of a narration refine it.
 */
export const SECONDS_PER_CHARACTER = 1 / 15;

/** Whole minutes of speech that a text would take, estimated. */
export const speechMinutes = (characters: number): number =>
  Math.max(1, Math.round((characters * SECONDS_PER_CHARACTER) / 60));

/** The sounding part of a made piece, seconds; undefined while it is not fully known. */
export function soundLength(piece: Piece): number | undefined {
  if (piece.soundEnd === undefined) return undefined;
  return Math.max(0, piece.soundEnd - (piece.soundStart ?? 0));
}

/** What a piece takes on the timeline with the pause after it; estimated while it is not made. */
export function pieceSpan(piece: Piece, secondsPerCharacter = SECONDS_PER_CHARACTER): number {
  return (soundLength(piece) ?? (piece.end - piece.start) * secondsPerCharacter) + piece.pauseAfter;
}
