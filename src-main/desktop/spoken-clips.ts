import { createHash } from 'node:crypto';
import type { Clip, Clipboard, ClipPlace } from '../ports.ts';

/** A clip by which it is known again, without its words. */
export const digestOf = ({ text, html }: Clip): string =>
  createHash('sha256')
    .update(JSON.stringify([text, html]))
    .digest('base64');

/**
 * The clipboard as it is read to be spoken. It remembers what was read last, so that a clip that a key has spoken is
 * nothing new to the one who watches.
 */
export class SpokenClips implements Clipboard {
  readonly #clipboard: Clipboard;
  #last: Promise<string | null> = Promise.resolve(null);

  constructor(clipboard: Clipboard) {
    this.#clipboard = clipboard;
  }

  async read(place: ClipPlace): Promise<Clip> {
    const reading = this.#clipboard.read(place);
    if (place === 'clipboard') this.#last = reading.then(digestOf, () => null);
    return reading;
  }

  /** The same for the one who watches: it is not remembered. */
  look(place: ClipPlace): Promise<Clip> {
    return this.#clipboard.read(place);
  }

  /** Whether this is what was read last. A reading that is under way is waited for. */
  async isLast(digest: string): Promise<boolean> {
    return (await this.#last) === digest;
  }
}
