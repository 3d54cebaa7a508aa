import { parentPort, workerData } from 'node:worker_threads';
import type { EncoderJob, EncoderStart, StretchPackets } from './encoder-protocol.ts';

/** The thread of an encoder. Whatever it throws ends it, and its owner is told. */

const start = workerData as EncoderStart;
const encode =
  start.codec === 'opus'
    ? (await import('./opus-stretch.ts')).opusStretch
    : (await import('./aac-stretch.ts')).aacStretch;

let last: Promise<unknown> = Promise.resolve();
parentPort?.on('message', ({ channels }: EncoderJob) => {
  last = last.then(async () => {
    const made: StretchPackets = await encode(channels, start);
    parentPort?.postMessage(made);
  });
});
