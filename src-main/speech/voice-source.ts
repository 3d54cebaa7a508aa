import type { Container, Voice } from '../../src-preload/contract/model.ts';

/** One utterance: a text, or a Dify message by its id (which wins over text). */
export interface Utterance {
  readonly text?: string;
  readonly messageId?: string;
  /** Null: the source's own default. */
  readonly voice: string | null;
}

/** Sound as it comes. `bytes` rejects with a Fault when the sound is cut; a returned iterator frees everything. */
export interface SpeechStream {
  /** Sniffed from the first bytes. */
  readonly container: Container;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Anything that can speak: the voice on this computer, a Dify app, and more to come. */
export interface VoiceSource {
  /** The voices it can name; empty where it cannot tell. */
  voices(): Promise<{ voices: Voice[]; defaultVoice: string | null }>;
  /**
   * Starts to speak; resolves at the first bytes of sound. Rejects with a Fault: `cancelled` when the signal
   * was the reason, otherwise the code of what went wrong.
   */
  speak(utterance: Utterance, signal: AbortSignal): Promise<SpeechStream>;
}
