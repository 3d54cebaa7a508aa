import { frames, type PcmBlock } from '../speech/pcm.ts';
import { toInt16 } from '../speech/wav.ts';
import { Conformer, type Layout, layoutOf } from './conform.ts';

/** Sample rates of MPEG-2.5, 2 and 1 layer III, Hz, with the kbit/s for one channel of speech at each. */
const BITRATES = new Map([
  [8000, 32],
  [11025, 32],
  [12000, 32],
  [16000, 48],
  [22050, 64],
  [24000, 64],
  [32000, 80],
  [44100, 96],
  [48000, 96],
]);

/** Frames (time points) for each call of the encoder: few calls, and still soon at the listener of a stream. */
const RUN = 4096;

/** The same sound at a sample rate that MP3 has: the next one above, 48 kHz at most. */
export async function* atMp3Rate(blocks: AsyncIterable<PcmBlock>): AsyncGenerator<PcmBlock, void, undefined> {
  let conformer: Conformer | undefined;
  for await (const block of blocks) {
    conformer ??= new Conformer({ ...layoutOf(block), sampleRate: mp3Rate(block.sampleRate) });
    yield* conformer.push(block);
  }
  if (conformer) yield* conformer.end();
}

const mp3Rate = (rate: number): number => [...BITRATES.keys()].find((each) => each >= rate) ?? 48_000;

/**
 * MP3 frames of constant bitrate, a few at a time, no header frame. Blocks must come from `atMp3Rate`, all in one
 * layout. LAME runs in a worker, which ends with this generator, however it ends.
 */
export async function* mp3Frames(
  blocks: AsyncIterable<PcmBlock>,
): AsyncGenerator<Uint8Array[], void, undefined> {
  let lame: Lame | undefined;
  try {
    for await (const run of runs(blocks)) {
      lame ??= await startLame(layoutOf(run));
      const made = await lame.encode(run);
      if (made.length > 0) yield made;
    }
    if (lame) yield await lame.finish();
  } finally {
    await lame?.close();
  }
}

interface Lame {
  /** Gives what is ready, which may be frames of earlier runs. */
  encode(run: PcmBlock): Promise<Uint8Array[]>;
  finish(): Promise<Uint8Array[]>;
  close(): Promise<void>;
}

async function startLame({ sampleRate, channels }: Layout): Promise<Lame> {
  const { AudioSample, AudioSampleSource, Mp3OutputFormat, NullTarget, Output, Quality } =
    await import('mediabunny');
  const { registerMp3Encoder } = await import('@mediabunny/mp3-encoder');
  registerMp3Encoder();
  let ready: Uint8Array[] = [];
  let given = 0;
  const source = new AudioSampleSource({
    codec: 'mp3',
    quality: new Quality({
      bitrate: (BITRATES.get(sampleRate) ?? 64) * 1000 * channels,
      bitrateMode: 'constant',
    }),
    onEncodedPacket: (packet) => ready.push(packet.data),
  });
  const output = new Output({ format: new Mp3OutputFormat({ xingHeader: false }), target: new NullTarget() });
  output.addAudioTrack(source);
  await output.start();
  const take = () => {
    const taken = ready;
    ready = [];
    return taken;
  };
  return {
    async encode(run) {
      const sample = new AudioSample({
        data: toInt16(run),
        format: 's16',
        numberOfChannels: channels,
        sampleRate,
        timestamp: given / sampleRate,
      });
      given += frames(run);
      await source.add(sample);
      sample.close();
      return take();
    },
    async finish() {
      await output.finalize();
      return take();
    },
    // A finished output stays as it is; any other one lets go of its worker.
    close: () => (output.state === 'finalized' ? Promise.resolve() : output.cancel()),
  };
}

/** Small blocks gathered, large ones cut, to about `RUN` frames. */
async function* runs(blocks: AsyncIterable<PcmBlock>): AsyncGenerator<PcmBlock, void, undefined> {
  let gathered: PcmBlock | undefined;
  let filled = 0;
  for await (const block of blocks) {
    for (let from = 0; from < frames(block);) {
      gathered ??= { ...block, channels: block.channels.map(() => new Float32Array(RUN)) };
      const count = Math.min(RUN - filled, frames(block) - from);
      gathered.channels.forEach((channel, c) =>
        channel.set(block.channels[c]?.subarray(from, from + count) ?? [], filled),
      );
      from += count;
      filled += count;
      if (filled < RUN) continue;
      yield gathered;
      gathered = undefined;
      filled = 0;
    }
  }
  if (gathered)
    yield { ...gathered, channels: gathered.channels.map((channel) => channel.subarray(0, filled)) };
}
