/** What pieces are brought to, LUFS: speech for one listener, as AES TD1008 recommends between -16 and -20. */
export const EVEN_TARGET = -19;
/** A piece is raised or lowered by no more than this, dB: what is further off is meant so, or is no speech. */
const EVEN_REACH = 12;
/** dBFS that a raised piece stays below, so that a lossy encoder does not clip it. */
const CEILING = -1;

/**
 * How much a piece is raised, dB, to sound as loud as the others. `loudness`: integrated, LUFS; undefined where it
 * could not be told: then it stays as it is. `peak`: its loudest sample, dBFS, where that is known: it is not raised
 * into clipping. Without it, somebody else has to keep the peaks down.
 */
export function evenGain(loudness: number | undefined, peak?: number): number {
  if (loudness === undefined) return 0;
  const wanted = Math.min(EVEN_REACH, Math.max(-EVEN_REACH, EVEN_TARGET - loudness));
  return peak === undefined || wanted <= 0 ? wanted : Math.max(0, Math.min(wanted, CEILING - peak));
}

/** A gain in dB as a factor of the samples. */
export const gainFactor = (decibels: number): number => 10 ** (decibels / 20);
