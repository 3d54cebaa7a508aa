import { readdir } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What this process holds, with its garbage collected. */
export interface Holding {
  /** Bytes of objects, and of buffers outside the heap. */
  readonly bytes: number;
  /** Open files and sockets. */
  readonly files: number;
}

export async function holding(): Promise<Holding> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What is let go at the end of one turn is found dead in the next.
  for (let round = 0; round < 3; round++) {
    collect();
    await setTimeout(20);
  }
  const { heapUsed, external } = process.memoryUsage();
  const files = process.platform === 'linux' ? (await readdir('/proc/self/fd')).length : 0;
  return { bytes: heapUsed + external, files };
}
