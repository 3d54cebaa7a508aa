/** The engine's usual speed, words a minute. */
const USUAL = 175;
/** Beyond these the engine keeps the last value in silence. */
const SLOWEST = 80;
const FASTEST = 450;
/** The top of the engine's scale of pitch. */
const HIGHEST = 99;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** From a rate, where 1 is the usual speed. */
export const wordsPerMinute = (rate: number): number => clamp(Math.round(rate * USUAL), SLOWEST, FASTEST);

/** From 0 (low) to 1 (high), 0.5 being the voice's own, to the engine's scale. */
export const enginePitch = (pitch: number): number => clamp(Math.round(pitch * 100), 0, HIGHEST);
