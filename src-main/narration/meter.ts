import type { Container } from '../../src-preload/contract/model.ts';
import { Fault } from '../fault.ts';
import { type Decoder, openDecoder } from '../speech/decode.ts';
import { EdgeFinder } from '../speech/edges.ts';

/** Seconds on the decoder's own clock. */
export interface Measure {
  readonly duration: number;
  readonly soundStart: number;
  readonly soundEnd: number;
}

/** Bytes that wait at most for a decoder that is still being loaded. */
const BACKLOG = 1024 * 1024;

/** Listens to a piece while it is made: proves that it is sound, and finds where the sound starts and ends. */
export class Meter {
  readonly #edges = new EdgeFinder();
  readonly #opening: Promise<void>;
  #decoder: Decoder | null = null;
  #failure: Error | null = null;
  #closed = false;
  #backlog: Uint8Array[] = [];
  #backlogBytes = 0;

  constructor(container: Container) {
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
      for (const block of this.#decoder.end()) this.#edges.push(block);
    }
    const { seconds: duration, soundStart = 0, soundEnd } = this.#edges;
    if (duration === 0) throw new Fault('audio_unreadable', undefined, 'no sound frames');
    return { duration, soundStart, soundEnd };
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
    for (const chunk of bytes) for (const block of decoder.push(chunk)) this.#edges.push(block);
  }
}
