import { cancelled } from '../fault.ts';
import type { PcmBlock } from '../speech/pcm.ts';
import { ahead } from './ahead.ts';
import { layoutOf } from './conform.ts';
import type { EncoderStart, StretchPackets } from './encoder-protocol.ts';
import { EncoderThread } from './encoder-thread.ts';
import { type Cuts, type Stretch, stretches } from './stretches.ts';

/** Threads at work, beside which the sound is decoded: with a third, AAC takes the program above 300 MB. */
const MOST = 2;

/** Half a minute of most voices: 3 MB. */
const LENGTH = 720_000;

interface Codec {
  readonly codec: EncoderStart['codec'];
  readonly cuts: Cuts;
  /** Packets that come behind the last stretch's own. */
  readonly more: number;
}

/** How the work is shared out, where it is not to be as usual. */
export interface Share {
  readonly threads?: number;
  /** Time points, in all channels, of a stretch. */
  readonly length?: number;
}

/**
 * Packets of a whole sound in order, a stretch at a time. Stretches are encoded side by side, each by itself, so that
 * the packets are the same however many threads there are. Holds a stretch for each thread and one besides. A thread
 * that breaks is a Fault `save_failed`; a signal is a Fault `cancelled` at once. However it ends, so do the threads.
 */
export async function* sideBySide(
  blocks: AsyncIterable<PcmBlock>,
  { codec, cuts, more }: Codec,
  signal: AbortSignal,
  { threads: most = MOST, length = LENGTH }: Share = {},
): AsyncGenerator<StretchPackets, void, undefined> {
  const threads: EncoderThread[] = [];
  const close = (): Promise<unknown> => Promise.all(threads.map((thread) => thread.close()));
  const stop = (): void => void close();
  signal.addEventListener('abort', stop, { once: true });
  let start: EncoderStart | undefined;
  async function* layout(): AsyncGenerator<PcmBlock, void, undefined> {
    for await (const block of blocks) {
      start ??= { codec, ...layoutOf(block) };
      yield block;
    }
  }
  const encode = async ({ channels, lead, own, isLast }: Stretch, turn: number): Promise<StretchPackets> => {
    if (!start || signal.aborted) throw cancelled();
    const thread = (threads[turn % most] ??= new EncoderThread(start));
    const { packets, late } = await thread.encode({ channels });
    return { packets: packets.slice(lead, lead + own + (isLast ? more : 0)), late };
  };
  const waiting: Promise<StretchPackets>[] = [];
  let turn = 0;
  try {
    for await (const stretch of ahead(stretches(layout(), cuts, length))) {
      if (waiting.length >= most) yield await (waiting.shift() ?? Promise.reject(cancelled()));
      const work = encode(stretch, turn);
      // A failure is told when its turn comes.
      work.catch(() => undefined);
      waiting.push(work);
      turn += 1;
    }
    for (let next = waiting.shift(); next; next = waiting.shift()) yield await next;
  } catch (thrown) {
    throw signal.aborted ? cancelled() : thrown;
  } finally {
    signal.removeEventListener('abort', stop);
    await close();
  }
}
