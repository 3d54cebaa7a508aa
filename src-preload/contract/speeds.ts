/** Speeds that are offered; any from the least to the most may be set. */
const usualSpeeds: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4];

/** The usual ones, and the one that is set. */
export const speedsWith = (speed: number): readonly number[] =>
  usualSpeeds.includes(speed) ? usualSpeeds : [...usualSpeeds, speed].sort((a, b) => a - b);

/** The next usual speed in a direction; at the end of them, the one of now. */
export const stepSpeed = (speed: number, by: 1 | -1): number =>
  (by === 1 ? usualSpeeds.find((usual) => usual > speed) : usualSpeeds.findLast((usual) => usual < speed)) ??
  speed;
