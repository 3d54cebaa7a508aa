import type { Container } from '../../src-preload/contract/voice.ts';
import { Fault } from '../fault.ts';
import { type Decoder, openDecoder } from '../speech/decode.ts';
import { EdgeFinder } from '../speech/edges.ts';
import { Levels } from '../speech/levels.ts';
import { Loudness } from '../speech/loudness.ts';
import type { PcmBlock } from '../speech/pcm.ts';
import { type Spoken, sentenceTimes } from './sentence-times.ts';

/** Seconds on the decoder's own clock. */
export interface Measure {
  readonly duration: number;
  readonly soundStart: number;
  readonly soundEnd: number;
  /** Where each of its sentences begins. */
  readonly sentences: readonly number[];
  /** Integrated loudness, LUFS; null where it cannot be told. */
  readonly loudness: number | null;
}

/** What is said, and where its sentences begin: places in the words. */
export type Script = Pick<Spoken, 'words' | 'starts'>;

/** Bytes that wait at most for a decoder that is still being loaded. */
const BACKLOG = 1024 * 1024;

/**
 * Listens to a piece while it is made: proves that it is sound, and finds where the sound starts and ends, where its
 * sentences begin, and how loud it is.
 */
export class Meter {
  readonly #edges = new EdgeFinder();
  readonly #loudness = new Loudness();
  readonly #levels = new Levels();
  readonly #script: Script;
  readonly #opening: Promise<void>;
  #decoder: Decoder | null = null;
  #failure: Error | null = null;
  #closed = false;
  #backlog: Uint8Array[] = [];
  #backlogBytes = 0;

  /** `script`: the words that are said; without sentences none are looked for. */
  constructor(container: Container, script: Script = { words: '', starts: [] }) {
    this.#script = script;
    this.#opening = openDecoder(container).then(
      (decoder) => {
        if (this.#closed) decoder.close();
        else this.#decoder = decoder;
      },
      (thrown: unknown) => {
        this.#failure = thrown instanceof Error ? thrown : new Error(String(thrown));
      },
    );
  }

  /** Throws when it is known already that this sound cannot be read here. */
  check(): void {
    if (this.#failure) throw this.#failure;
  }

  /** Where the sound starts, as soon as that is known. */
  get soundStart(): number | undefined {
    return this.#edges.soundStart;
  }

  /** The first piece does not wait for its decoder to be loaded: its bytes do. */
  async push(bytes: Uint8Array): Promise<void> {
    this.#backlog.push(bytes);
    this.#backlogBytes += bytes.length;
    if (!this.#decoder && this.#backlogBytes > BACKLOG) await this.#opening;
    this.check();
    if (this.#decoder) this.#decode(this.#decoder);
  }

  /** Throws a Fault `audio_unreadable` when there was no sound in the bytes. */
  async end(): Promise<Measure> {
    await this.#opening;
    this.check();
    if (this.#decoder) {
      this.#decode(this.#decoder);
      for (const block of this.#decoder.end()) this.#hear(block);
    }
    const { seconds: duration, soundStart = 0, soundEnd } = this.#edges;
    if (duration === 0) throw new Fault('audio_unreadable', undefined, 'no sound frames');
    const { values: levels } = this.#levels;
    const sentences = sentenceTimes({ ...this.#script, levels, soundStart, soundEnd });
    return { duration, soundStart, soundEnd, sentences, loudness: this.#loudness.integrated };
  }

  close(): void {
    this.#closed = true;
    this.#backlog = [];
    this.#decoder?.close();
    this.#decoder = null;
  }

  #decode(decoder: Decoder): void {
    const bytes = this.#backlog;
    this.#backlog = [];
    this.#backlogBytes = 0;
    for (const chunk of bytes) for (const block of decoder.push(chunk)) this.#hear(block);
  }

  #hear(block: PcmBlock): void {
    this.#edges.push(block);
    this.#loudness.push(block);
    if (this.#script.starts.length > 1) this.#levels.push(block);
  }
}
