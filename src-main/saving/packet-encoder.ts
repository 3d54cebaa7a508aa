import { Fault } from '../fault.ts';
import { startPackagesSafely } from '../speech/package-worker.ts';
import { frames, type PcmBlock } from '../speech/pcm.ts';
import { toInt16 } from '../speech/wav.ts';
import type { Layout } from './conform.ts';

/**
 * One sound on its way through an encoder, which runs in a worker of its own. An encoder that cannot be had or that
 * breaks is a Fault `save_failed`.
 */
export interface PacketEncoder {
  /** Gives what is ready, which may be packets of earlier runs. */
  encode(run: PcmBlock): Promise<Uint8Array[]>;
  finish(): Promise<Uint8Array[]>;
  /** Lets go of the worker, however far it came. */
  close(): Promise<void>;
  /** What a decoder needs to know beforehand; empty until the first packet. */
  readonly description: Uint8Array;
}

interface Order extends Layout {
  readonly codec: 'mp3' | 'flac';
  /** bit/s for all channels; left out for a lossless codec. */
  readonly bitrate?: number | undefined;
}

export const startEncoder = (order: Order): Promise<PacketEncoder> => start(order).catch(broken);

async function start({ codec, bitrate, sampleRate, channels }: Order): Promise<PacketEncoder> {
  const { AudioSample, AudioSampleSource, NullTarget, Output, Quality } = await import('mediabunny');
  const format = await prepare(codec);
  let ready: Uint8Array[] = [];
  let given = 0;
  let description: Uint8Array = new Uint8Array(0);
  const source = new AudioSampleSource({
    codec,
    ...(bitrate && { quality: new Quality({ bitrate, bitrateMode: 'constant' }) }),
    onEncodedPacket: (packet, meta) => {
      const told: unknown = meta?.decoderConfig?.description;
      if (ArrayBuffer.isView(told))
        description = new Uint8Array(told.buffer, told.byteOffset, told.byteLength).slice();
      else if (told instanceof ArrayBuffer) description = new Uint8Array(told.slice(0));
      ready.push(packet.data);
    },
  });
  const output = new Output({ format, target: new NullTarget() });
  output.addAudioTrack(source);
  await output.start();
  const take = () => {
    const taken = ready;
    ready = [];
    return taken;
  };
  return {
    async encode(run) {
      using sample = new AudioSample({
        data: toInt16(run),
        format: 's16',
        numberOfChannels: channels,
        sampleRate,
        timestamp: given / sampleRate,
      });
      given += frames(run);
      await source.add(sample).catch(broken);
      return take();
    },
    async finish() {
      await output.finalize().catch(broken);
      return take();
    },
    // A finished output stays as it is; any other one lets go of its worker.
    close: () => (output.state === 'finalized' ? Promise.resolve() : output.cancel()),
    get description() {
      return description;
    },
  };
}

/** Loads the encoder, and tells a format that takes its packets as they are; nothing is written by it. */
async function prepare(codec: Order['codec']) {
  const { FlacOutputFormat, Mp3OutputFormat } = await import('mediabunny');
  startPackagesSafely();
  if (codec === 'mp3') {
    (await import('@mediabunny/mp3-encoder')).registerMp3Encoder();
    return new Mp3OutputFormat({ xingHeader: false });
  }
  (await import('@mediabunny/flac-encoder')).registerFlacEncoder();
  return new FlacOutputFormat();
}

function broken(thrown: unknown): never {
  throw new Fault('save_failed', undefined, `encoder: ${String(thrown)}`);
}
