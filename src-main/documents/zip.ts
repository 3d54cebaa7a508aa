import { unzipSync } from 'fflate';
import { Fault } from '../fault.ts';

/**
 * A packed document. Only what is asked for is unpacked, and never more than `most` bytes in all: an entry gets just
 * the room that the directory says. Throws a Fault `document_too_large`; what is damaged throws anything.
 */
export class Zip {
  readonly #bytes: Uint8Array;
  readonly #most: number;
  readonly names: ReadonlySet<string>;
  #unpacked = 0;

  constructor(bytes: Uint8Array, most: number) {
    this.#bytes = bytes;
    this.#most = most;
    const names = new Set<string>();
    unzipSync(bytes, {
      filter({ name }) {
        names.add(name);
        return false;
      },
    });
    this.names = names;
  }

  /** Every entry whose name is wanted, by its name. */
  unpack(isWanted: (name: string) => boolean): Map<string, Uint8Array> {
    const unpacked = unzipSync(this.#bytes, {
      filter: ({ name, originalSize }) => {
        if (!isWanted(name)) return false;
        this.#unpacked += originalSize;
        if (this.#unpacked > this.#most) {
          throw new Fault('document_too_large', { limit: Math.round(this.#most / 1_000_000) });
        }
        return true;
      },
    });
    return new Map(Object.entries(unpacked));
  }

  /** One entry; undefined where it is missing. */
  entry(name: string): Uint8Array | undefined {
    return this.unpack((found) => found === name).get(name);
  }
}
