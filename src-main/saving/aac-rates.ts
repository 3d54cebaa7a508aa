/** The rates of AAC (ISO 14496-3 table 1.18), Hz, ascending, with the kbit/s for one channel of speech at each. */
const BITRATES = new Map([
  [8000, 24],
  [11025, 32],
  [12000, 32],
  [16000, 48],
  [22050, 64],
  [24000, 64],
  [32000, 80],
  [44100, 96],
  [48000, 96],
]);
export const AAC_RATES = [...BITRATES.keys()];
export const aacBitrate = (sampleRate: number, channels: number): number =>
  (BITRATES.get(sampleRate) ?? 64) * 1000 * channels;
