import type { BatchSize } from '../../src-preload/contract/batch.ts';
import { speechMinutes } from '../../src-preload/contract/timeline.ts';
import { cancelled } from '../fault.ts';
import type { Source } from './collect-files.ts';

export interface SizeOrder {
  readonly sources: readonly Source[];
  /** Reads one and takes it apart. Rejects when there is nothing to speak in it. */
  readonly measure: (source: Source) => Promise<{ characters: number; pieces: number }>;
  readonly onProgress: (done: number, all: number) => void;
}

/** What it would take to speak all of them; those that cannot be read count as nothing. Rejects with `cancelled`. */
export async function sizeUp(
  { sources, measure, onProgress }: SizeOrder,
  signal: AbortSignal,
): Promise<BatchSize> {
  let [documents, characters, pieces] = [0, 0, 0];
  for (const [at, source] of sources.entries()) {
    onProgress(at, sources.length);
    const size = await measure(source).catch(() => null);
    if (signal.aborted) throw cancelled();
    if (!size) continue;
    documents += 1;
    characters += size.characters;
    pieces += size.pieces;
  }
  return { documents, characters, pieces, minutes: speechMinutes(characters) };
}
