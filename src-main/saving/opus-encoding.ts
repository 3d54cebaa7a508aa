import { frames, type PcmBlock } from '../speech/pcm.ts';
import { markRoom } from './about.ts';
import { ahead } from './ahead.ts';
import { atRate } from './at-rate.ts';
import { layoutOf } from './conform.ts';
import type { Encoding, Labels } from './encoding.ts';
import { oggPages } from './ogg-page.ts';
import type { OpusStart } from './opus-protocol.ts';
import { OpusThread } from './opus-thread.ts';
import { runs } from './runs.ts';
import { SoundMeter } from './sound-meter.ts';
import { vorbisComment } from './vorbis-comment.ts';

const RATES: readonly OpusStart['sampleRate'][] = [8000, 12_000, 16_000, 24_000, 48_000];
/** Opus counts time in these, whatever the sound's rate. */
const CLOCK = 48_000;
/** Frames of 20 ms in a page, as players expect (RFC 7845 §3: a page each second at least). */
const PAGE = 50;
const SERIAL = 0x566f_6963;

/** Opus in Ogg (RFC 7845), exact to the sample by its pre-skip and its last page. */
export function opusEncoding(blocks: AsyncIterable<PcmBlock>, { about, marks }: Labels): Encoding {
  const meter = new SoundMeter();
  let lookahead = 0;
  const room = vorbisComment(about, markRoom(about)).length;
  const clock = (samples: number): number => Math.round((samples * CLOCK) / meter.sampleRate);

  const headPages = (titled = marks()): Uint8Array[] => {
    const tags = Buffer.alloc(8 + room);
    tags.write('OpusTags', 'latin1');
    tags.set(vorbisComment(about, titled), 8);
    const facts = { serial: SERIAL, granule: 0 };
    return [
      ...oggPages([opusHead(meter.channels, clock(lookahead), meter.sampleRate)], {
        ...{ ...facts, sequence: 0, first: true },
      }),
      ...oggPages([tags], { ...facts, sequence: 1 }),
    ];
  };

  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    let thread: OpusThread | undefined;
    let sequence = 0;
    let coded = 0;
    try {
      const rated = meter.count(atRate(blocks, RATES));
      let waiting: Uint8Array[] = [];
      const page = function* (last: boolean) {
        if (sequence === 0) {
          const head = headPages([]);
          sequence = head.length;
          yield* head;
        }
        // The last page ends where the sound does; what the frames hold beyond it is not played.
        const end = clock(last ? lookahead + meter.samples : coded);
        const made = oggPages(waiting, { serial: SERIAL, sequence, granule: end, last });
        sequence += made.length;
        waiting = [];
        yield* made;
      };
      for await (const run of ahead(padded(rated, () => lookahead))) {
        const rate = RATES.find((each) => each === run.sampleRate) ?? CLOCK;
        thread ??= new OpusThread({ sampleRate: rate, channels: layoutOf(run).channels });
        if (waiting.length > 0) yield* page(false);
        const made = await thread.encode(interleave(run));
        ({ lookahead } = made);
        waiting = made.packets;
        coded += frames(run);
      }
      if (thread) yield* page(true);
    } finally {
      await thread?.close();
    }
  }
  return { bytes: bytes(), head: () => Buffer.concat(headPages()), seconds: meter.seconds };
}

/** Runs of a page each, and silence at the end to whole frames that the late sound still fits into. */
async function* padded(
  blocks: AsyncIterable<PcmBlock>,
  late: () => number,
): AsyncGenerator<PcmBlock, void, undefined> {
  async function* whole(): AsyncGenerator<PcmBlock, void, undefined> {
    let last: PcmBlock | undefined;
    let samples = 0;
    for await (const block of blocks) {
      last = block;
      samples += frames(block);
      yield block;
    }
    if (!last) return;
    const frame = last.sampleRate / 50;
    const most = Math.max(late(), frame);
    const length = Math.ceil((samples + most) / frame) * frame - samples;
    yield { ...last, channels: last.channels.map(() => new Float32Array(length)) };
  }
  const source = whole();
  const first = await source.next();
  if (first.done) return;
  const size = (first.value.sampleRate / 50) * PAGE;
  async function* again(): AsyncGenerator<PcmBlock, void, undefined> {
    if (!first.done) yield first.value;
    yield* source;
  }
  yield* runs(again(), size);
}

function interleave(block: PcmBlock): Float32Array<ArrayBuffer> {
  const count = block.channels.length;
  const samples = new Float32Array(frames(block) * count);
  block.channels.forEach((channel, c) => {
    for (let i = 0; i < channel.length; i += 1) samples[i * count + c] = channel[i] ?? 0;
  });
  return samples;
}

/** The identification header (RFC 7845 §5.1). */
function opusHead(channels: number, preSkip: number, inputRate: number): Uint8Array {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 'latin1');
  head.writeUInt8(1, 8);
  head.writeUInt8(channels, 9);
  head.writeUInt16LE(preSkip, 10);
  head.writeUInt32LE(inputRate, 12);
  return head;
}
