import { registerFlacEncoder } from '@mediabunny/flac-encoder';
import { AudioSample, AudioSampleSource, Mp4OutputFormat, Output, StreamTarget } from 'mediabunny';
import { Fault } from '../fault.ts';
import { Conformer, layoutOf } from '../saving/conform.ts';
import { ByteQueue } from './byte-queue.ts';
import { startPackagesSafely } from './package-worker.ts';
import { frames, type PcmBlock, slice } from './pcm.ts';
import { toInt16 } from './wav.ts';

/** Rates that the flac encoder takes; a sound of another rate is brought to the next of them. */
const RATES = [8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000];
/** Frames given to the encoder at once: as many as one flac frame holds. */
const STEP = 4096;
/** Seconds of sound in a fragment at least; the encoder's frames are longer, so each goes out by itself. */
const FRAGMENT = 0.1;

/**
 * Encodes sound to flac in fragmented mp4, as it comes: the first fragment is out once two flac frames (8192
 * frames of sound) are in. What fails in `blocks` is thrown after the sound there was; an encoder that breaks is a Fault
 * `player_failed`. Known only to `rewrap.ts`, which loads it when first needed.
 */
export async function* toFlacMp4(blocks: AsyncIterable<PcmBlock>): AsyncGenerator<Uint8Array> {
  const source = blocks[Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done) throw new Fault('audio_empty');
  const bytes = new ByteQueue();
  const { audio, output } = open(first.value.sampleRate, bytes);
  const feeding = feed(first.value, source, audio, output, bytes);
  try {
    yield* bytes.read();
    await feeding;
  } finally {
    // The encoder's worker ends with its output; the source may still wait for bytes of its own.
    bytes.close();
    if (output.state !== 'finalized') await output.cancel();
    void source.return?.().then(undefined, () => undefined);
  }
}

function open(sampleRate: number, bytes: ByteQueue) {
  startPackagesSafely();
  registerFlacEncoder();
  const nearest = RATES.find((rate) => rate >= sampleRate) ?? 48_000;
  const audio = new AudioSampleSource({
    codec: 'flac',
    ...(nearest === sampleRate ? {} : { transform: { sampleRate: nearest } }),
  });
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: 'fragmented', minimumFragmentDuration: FRAGMENT }),
    target: new StreamTarget(new WritableStream({ write: ({ data }) => bytes.push(data) })),
  });
  output.addAudioTrack(audio);
  return { audio, output };
}

/** Feeds the encoder until the sound ends or nobody listens any more; waits while nobody reads. */
async function feed(
  first: PcmBlock,
  source: AsyncIterator<PcmBlock>,
  audio: AudioSampleSource,
  output: Output,
  bytes: ByteQueue,
): Promise<void> {
  try {
    await output.start().catch(broken);
    let fed = 0;
    const give = async (parts: Iterable<PcmBlock>): Promise<void> => {
      for (const part of parts) {
        for (let at = 0; at < frames(part) && !bytes.closed; at += STEP) {
          const step = slice(part, at, at + STEP);
          await add(audio, step, fed);
          fed += frames(step);
        }
      }
    };
    const same = unite(first);
    for (let block: PcmBlock | undefined = first; block && !bytes.closed;) {
      await give(same.push(block));
      const step: IteratorResult<PcmBlock> = await source.next();
      block = step.done ? undefined : step.value;
    }
    await give(same.end());
  } catch (reason) {
    // What was heard so far still goes out before the failure does.
    bytes.fail(reason);
  }
  try {
    if (output.state === 'started') await output.finalize().catch(broken);
  } catch (reason) {
    bytes.fail(reason);
  }
  bytes.end();
}

/** Files that follow one another may differ; the sound goes on as it began. */
function unite(first: PcmBlock): Pick<Conformer, 'push' | 'end'> {
  const count = first.channels.length;
  if (count <= 2) return new Conformer(layoutOf(first));
  return {
    push(block) {
      if (block.sampleRate === first.sampleRate && block.channels.length === count) return [block];
      throw new Fault('audio_unreadable', undefined, 'the sound changes its rate or channels');
    },
    end: () => [],
  };
}

async function add(audio: AudioSampleSource, block: PcmBlock, start: number): Promise<void> {
  using sample = new AudioSample({
    data: toInt16(block),
    format: 's16',
    numberOfChannels: block.channels.length,
    sampleRate: block.sampleRate,
    timestamp: start / block.sampleRate,
  });
  await audio.add(sample).catch(broken);
}

function broken(thrown: unknown): never {
  throw new Fault('player_failed', undefined, `encoder: ${String(thrown)}`);
}
