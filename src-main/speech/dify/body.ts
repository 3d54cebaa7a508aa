import type { ErrorCode } from '../../../src-preload/contract/errors.ts';
import { Fault } from '../../fault.ts';
import { networkWords } from './network.ts';
import type { Watch } from './watch.ts';

/** No sound of one piece is longer: 64 MB are more than an hour of mp3, or 20 minutes of CD sound. */
const LARGEST_BODY = 64 * 1024 * 1024;

export interface BodyOptions {
  readonly watch: Watch;
  /** Longest wait for the next `least` bytes, ms. The first chunk is under the timer that runs already. */
  readonly stall: number;
  readonly least: number;
  /** The code of a connection that breaks in mid-body. */
  readonly cut: ErrorCode;
  readonly key: string;
}

/**
 * A response's bytes as they come, once. Rejects with a Fault: `cut` when the connection broke, `server_timeout`
 * when too little came for too long, `cancelled`, or `server_unexpected` past 64 MB; from then on with
 * that same Fault. Returning early, even before the first step, closes the connection.
 */
export function bodyBytes(
  { body, status }: { readonly body: ReadableStream<Uint8Array> | null; readonly status: number },
  { watch, stall, least, cut, key }: BodyOptions,
): AsyncIterableIterator<Uint8Array> {
  const reader = body?.getReader();
  let total = 0;
  /** What came since the last `least` bytes were there, and the ms that were waited for it. */
  let [came, waited] = [0, 0];
  let started = false;
  let ended = false;
  let fault: Fault | undefined;

  const close = (): void => {
    ended = true;
    watch.close();
    reader?.cancel().catch(() => undefined);
  };

  async function read(): Promise<Uint8Array | undefined> {
    if (!reader) return undefined;
    const step = await watch.wait(reader.read());
    watch.disarm();
    if (step.done || !step.value) return undefined;
    total += step.value.length;
    came += step.value.length;
    if (total > LARGEST_BODY)
      throw new Fault('server_unexpected', { status }, 'more than 64 MB for one piece');
    return step.value;
  }

  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (fault) throw fault;
      if (ended) return { done: true, value: undefined };
      if (started) watch.arm(stall, waited);
      const since = started ? performance.now() : Infinity;
      started = true;
      try {
        const value = await read();
        waited = came < least ? waited + Math.max(0, performance.now() - since) : 0;
        if (came >= least) came = 0;
        if (value) return { done: false, value };
      } catch (thrown) {
        close();
        fault = thrown instanceof Fault ? thrown : new Fault(cut, undefined, networkWords(thrown, key));
        throw fault;
      }
      close();
      return { done: true, value: undefined };
    },
    return() {
      close();
      return Promise.resolve({ done: true, value: undefined });
    },
  };
}
