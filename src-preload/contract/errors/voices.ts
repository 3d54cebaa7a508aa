import { voice, type ErrorRow } from './row.ts';

/** Voices on this computer, and playing. */
export const voicesErrors = {
  engine_failed: voice('The voice on this computer stopped working. Try again.', 'retry', 'once'),
  player_failed: voice('The sound could not be played here. Try again, or save it as a file.', 'retry'),
  speakers_missing: voice(
    'No program to play sound was found. Save to a file with -o, or install one of: {programs}.',
  ),
} as const satisfies Record<string, ErrorRow>;
