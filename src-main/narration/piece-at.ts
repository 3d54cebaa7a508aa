import { Fault } from '../fault.ts';
import type { PlannedPiece } from './plan.ts';

/** Throws a Fault `request_invalid`. */
export function pieceAt(pieces: readonly PlannedPiece[], index: number): PlannedPiece {
  const piece = pieces[index];
  if (!piece) throw new Fault('request_invalid', undefined, 'no such piece');
  return piece;
}
