import { Readable } from 'node:stream';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Container } from '../../src-preload/contract/voice.ts';
import { Fault } from '../fault.ts';
import { pieceFile } from '../narration/folder-keeper.ts';
import type { Recording } from '../narration/recording.ts';
import type { SavePart } from '../saving/save-part.ts';

/** A piece that is cut off is asked for again; the narration itself gives up before this. */
const TRIES = 5;

interface PartsOptions {
  readonly recording: Recording;
  /** The narration's own folder. */
  readonly folder: string;
  /** The first piece is heard while it is made; then it cannot be tried again when it is cut off. */
  readonly live: boolean;
  readonly signal: AbortSignal;
  onPart(number: number, of: number): void;
}

/**
 * The pieces of a narration, one after the other. A piece is taken whole before it is given on, so that one that is
 * cut off can be made again, and its file is dropped after use: neither memory nor disk grow with the text.
 */
export async function* partsOf(options: PartsOptions): AsyncGenerator<SavePart> {
  const { recording, folder, live, signal } = options;
  for (let index = 0; mayCome(recording, index); index += 1) {
    options.onPart(index + 1, recording.head().pieces);
    const taking = live && index === 0 ? recording.listen(0, signal) : whole(options, index);
    const taken = await taking.catch((thrown: unknown) => {
      // The text has ended without it.
      if (mayCome(recording, index) || recording.head().state === 'failed' || signal.aborted) throw thrown;
      return null;
    });
    if (!taken) return;
    const { container, bytes } = taken;
    yield { ...recording.partFacts(index), container, read: () => bytes };
    await rm(join(folder, pieceFile(index, container)), { force: true });
  }
  const { error } = recording.head();
  if (error) throw new Fault(error.code, error.params, error.detail);
}

/** A piece is planned, or may still be while the text grows. */
function mayCome(recording: Recording, index: number): boolean {
  const { pieces, growing } = recording.head();
  return growing || index < pieces;
}

async function whole(
  { recording, signal }: PartsOptions,
  index: number,
): Promise<{ container: Container; bytes: AsyncIterable<Uint8Array> }> {
  for (let attempt = 1; ; attempt += 1) {
    const { container, bytes } = await recording.listen(index, signal);
    try {
      const runs: Uint8Array[] = [];
      for await (const run of bytes) runs.push(run);
      return { container, bytes: Readable.from(runs) };
    } catch (thrown) {
      if (signal.aborted || attempt === TRIES) throw thrown;
    }
  }
}

/** Parts up to the first that fails for good, if any part came before it; then `failure` holds why. */
export class PartsMade implements AsyncIterable<SavePart> {
  readonly #parts: AsyncIterable<SavePart>;
  readonly #signal: AbortSignal;
  count = 0;
  failure: Fault | undefined;

  constructor(parts: AsyncIterable<SavePart>, signal: AbortSignal) {
    this.#parts = parts;
    this.#signal = signal;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SavePart> {
    try {
      for await (const part of this.#parts) {
        yield part;
        this.count += 1;
      }
    } catch (thrown) {
      if (this.#signal.aborted || this.count === 0 || !(thrown instanceof Fault)) throw thrown;
      this.failure = thrown;
    }
  }
}
