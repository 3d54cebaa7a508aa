import type { AppError } from '../../src-preload/contract/errors.ts';
import type { Container, Voice } from '../../src-preload/contract/voice.ts';

/** One utterance: a text, or a Dify message by its id (which wins over text). */
export interface Utterance {
  readonly text?: string;
  readonly messageId?: string;
  /** Null: the source's own default. */
  readonly voice: string | null;
  /** BCP 47, where it is known. A source that has voices of many languages may choose by it. */
  readonly language?: string;
}

/** Where the sound of a word begins. */
export interface WordMark {
  /** Place in the utterance's text. */
  readonly from: number;
  readonly to: number;
  /** Seconds from the first sample. */
  readonly at: number;
}

/** Sound as it comes. `bytes` rejects with a Fault when the sound is cut; a returned iterator frees everything. */
export interface SpeechStream {
  /** Sniffed from the first bytes. */
  readonly container: Container;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The words, where the source tells their times: to be asked once the bytes have ended. */
  readonly marks?: () => readonly WordMark[];
}

/** A text that is still being written, such as an app's answer. */
export interface WrittenText {
  /**
   * Asks for it (anew, when it failed before). `onText` is given all of it so far, each time it grows or changes.
   * Resolves when it is whole. Rejects with a Fault: why it broke off, or `cancelled`.
   */
  write(onText: (text: string) => void, signal: AbortSignal): Promise<void>;
}

/** Anything that can speak: the voice on this computer, a Dify app, and more to come. */
export interface VoiceSource {
  /** The voices it can name; empty where it cannot tell. */
  voices(): Promise<{ voices: Voice[]; defaultVoice: string | null }>;
  /** What people call a voice; absent: they know it by its id. */
  nameOf?(voice: string): string;
  /**
   * Starts to speak; resolves at the first bytes of sound. Rejects with a Fault: `cancelled` when the signal
   * was the reason, otherwise the code of what went wrong.
   */
  speak(utterance: Utterance, signal: AbortSignal): Promise<SpeechStream>;
  /** Absent where nothing outside can fail. */
  readonly recovery?: Recovery;
}

/** How a source that others run gets over its failures: shared by all who speak through it. */
export interface Recovery {
  /**
   * Resolves when it is worth asking again after an error of class `server`; `round` counts from 0 the waits for
   * one piece in which the server was there (`wasAway` is false). Rejects with the error when that will not help any more, or with a Fault `cancelled`.
   */
  wait(error: AppError, round: number, signal: AbortSignal): Promise<{ readonly wasAway: boolean }>;
  /** A person wants another try: whatever is held goes on at once. */
  release(): void;
  /** Another program wants one: what a person may have mended since is tried again now and then, no more. */
  relent(): void;
}
