/** What one client may take of this computer. */
export interface Limits {
  /** Bytes of a request's body. */
  readonly body: number;
  /** Characters (UTF-16 code units) of one text: about three hours of speech. */
  readonly text: number;
  /** Milliseconds for a whole request to come in, its headers and its body. */
  readonly read: number;
  /** Milliseconds from a request to its first sound. */
  readonly firstByte: number;
  /** Milliseconds that a client may leave sound untaken. A player that is paused longer asks again. */
  readonly stall: number;
  /** Connections open at a time; more are not taken. */
  readonly connections: number;
}

export const defaultLimits: Limits = {
  body: 1024 * 1024,
  text: 200_000,
  read: 30_000,
  firstByte: 100_000,
  stall: 120_000,
  connections: 64,
};
