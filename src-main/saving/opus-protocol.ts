/** What goes to the thread that encodes Opus, and what it answers: one answer for each message, in order. */

export interface OpusStart {
  /** One of Opus's own rates, Hz. */
  readonly sampleRate: 8000 | 12_000 | 16_000 | 24_000 | 48_000;
  readonly channels: 1 | 2;
}

/** Interleaved samples, whole frames of 20 ms. */
export interface OpusRun {
  readonly samples: Float32Array;
}

export interface OpusPackets {
  readonly packets: Uint8Array[];
  /** Time points by which the decoded sound is late, at the rate of the sound. */
  readonly lookahead: number;
}
