import { Application, createEncoder, Signal } from 'libopus-wasm';
import { parentPort, workerData } from 'node:worker_threads';
import type { OpusPackets, OpusRun, OpusStart } from './opus-protocol.ts';

/** bit/s for one channel: wide-band speech without audible loss (RFC 7587 §3.1.1 asks for 28 to 40 k). */
const BITRATE = 32_000;
/** Twice as fast as the highest, for a difference that speech does not show. */
const COMPLEXITY = 5;

const { sampleRate, channels } = workerData as OpusStart;
const size = sampleRate / 50;
const encoder = createEncoder({
  ...{ sampleRate, channels, frameSize: size, complexity: COMPLEXITY },
  ...{ application: Application.Voip, signal: Signal.Voice, bitrate: BITRATE * channels, vbr: true },
});

parentPort?.on('message', ({ samples }: OpusRun) => {
  void encoder.then((opus) => {
    const packets: Uint8Array[] = [];
    const step = size * channels;
    for (let at = 0; at + step <= samples.length; at += step)
      packets.push(Uint8Array.from(opus.encodeFloat(samples.subarray(at, at + step))));
    const answer: OpusPackets = { packets, lookahead: opus.getLookahead() };
    parentPort?.postMessage(answer);
  });
});
