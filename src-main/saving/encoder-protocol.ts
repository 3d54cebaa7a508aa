/** What goes to a thread that encodes, and what it answers: one answer for each job, in order. */

export interface EncoderStart {
  readonly codec: 'aac' | 'opus';
  /** Hz; one that the codec has. */
  readonly sampleRate: number;
  readonly channels: 1 | 2;
}

/** A stretch of sound, to be encoded by itself. */
export interface EncoderJob {
  readonly channels: readonly Float32Array<ArrayBuffer>[];
}

export interface StretchPackets {
  readonly packets: readonly Uint8Array[];
  /** Time points by which the decoded sound is late, at the rate of the sound. */
  readonly late: number;
}
