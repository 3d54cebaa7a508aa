/** A run of decoded sound: one Float32Array (-1 to 1) for each channel, all of one length. */
export interface PcmBlock {
  /** Hz. */
  readonly sampleRate: number;
  readonly channels: readonly Float32Array[];
}

export const frames = (block: PcmBlock): number => block.channels[0]?.length ?? 0;
export const seconds = (block: PcmBlock): number => frames(block) / block.sampleRate;

/** Frames `from` to `to` of a block, sharing its memory. */
export function slice(block: PcmBlock, from: number, to: number): PcmBlock {
  return {
    sampleRate: block.sampleRate,
    channels: block.channels.map((channel) => channel.subarray(from, to)),
  };
}

export function silence(sampleRate: number, channels: number, duration: number): PcmBlock {
  const length = Math.round(sampleRate * duration);
  return { sampleRate, channels: Array.from({ length: channels }, () => new Float32Array(length)) };
}
