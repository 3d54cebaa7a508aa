/** What goes between the source and the engine's thread. */

/** Hz; the engine's one rate, mono. */
export const SAMPLE_RATE = 22_050;

/** How to speak. */
export interface Manner {
  /** The engine's identifier of a voice that exists. */
  readonly voice: string;
  readonly wordsPerMinute: number;
  /** 0 to 99. */
  readonly pitch: number;
}

export interface SpeakRequest extends Manner {
  readonly id: number;
  /** Plain text. */
  readonly text: string;
  /** One Int32: not 0 means stop. Shared, because the thread hears no message while it speaks. */
  readonly stop: SharedArrayBuffer;
}

/** What the engine tells of its times while it speaks. Seconds from the first sample of the text. */
export type EngineMark =
  /** A word begins, at this place in the text: near enough to tell which word it is. */
  | { readonly kind: 'word'; readonly place: number; readonly at: number }
  /** The sound of a clause ends; quiet follows. */
  | { readonly kind: 'quiet'; readonly at: number };

export type EngineAnswer =
  /** Interleaved 16-bit little-endian samples. */
  | { readonly id: number; readonly kind: 'sound'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Spoken to the end, or stopped. The marks are in order. */
  | { readonly id: number; readonly kind: 'end'; readonly marks: readonly EngineMark[] };

/** Given to the thread as it starts. */
export interface EngineStart {
  /** File URL of the engine's folder. */
  readonly folder: string;
}
