import { flacSilence } from './silence-flac.ts';
import { mp3Silence } from './silence-mp3.ts';

/** Encoded silence of at least so many seconds. */
export type SilenceMaker = (seconds: number) => Uint8Array;

/** Bytes of a sound's beginning that are looked at before giving up: enough for a tag with a picture. */
const HEAD_LIMIT = 1 << 20;

/**
 * Learns from a sound's first bytes how to make silence of the same form. A pause between two sounds has to be
 * filled: a hole in what is buffered would stop the player. Silence in the form of the sound before it keeps the
 * decoder as it is, so nothing clicks.
 */
export class SilenceProbe {
  readonly mime: string;
  readonly #learn: (head: Uint8Array) => SilenceMaker | null;
  #head: Uint8Array = new Uint8Array(0);
  #maker: SilenceMaker | null = null;

  constructor(mime: string) {
    this.mime = mime;
    this.#learn = mime === 'audio/mpeg' ? mp3Silence : flacSilence;
  }

  /** Undefined until enough of the sound has been seen. */
  get maker(): SilenceMaker | null {
    return this.#maker;
  }

  push(bytes: Uint8Array): void {
    if (this.#maker || this.#head.length >= HEAD_LIMIT) return;
    const head = new Uint8Array(this.#head.length + bytes.length);
    head.set(this.#head);
    head.set(bytes, this.#head.length);
    this.#maker = this.#learn(head);
    this.#head = this.#maker ? new Uint8Array(0) : head;
  }
}
