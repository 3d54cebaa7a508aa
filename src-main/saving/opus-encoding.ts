import type { PcmBlock } from '../speech/pcm.ts';
import { markRoom } from './about.ts';
import { atRate } from './at-rate.ts';
import type { Encoding, Labels } from './encoding.ts';
import { oggPages } from './ogg-page.ts';
import { OPUS_RATES, opusPackets } from './opus.ts';
import type { Share } from './side-by-side.ts';
import { SoundMeter } from './sound-meter.ts';
import { vorbisComment } from './vorbis-comment.ts';

/** Opus counts time in these, whatever the sound's rate. */
const CLOCK = 48_000;
/** Of that clock, in a packet. */
const PACKET = CLOCK / 50;
/** Packets in a page, as players expect (RFC 7845 §3: a page each second at least). */
const PAGE = 50;
const SERIAL = 0x566f_6963;

/** Opus in Ogg (RFC 7845), exact to the sample by its pre-skip and its last page. */
export function opusEncoding(
  blocks: AsyncIterable<PcmBlock>,
  { about, marks }: Labels,
  signal: AbortSignal,
  share?: Share,
): Encoding {
  const meter = new SoundMeter();
  let late = 0;
  const room = vorbisComment(about, markRoom(about)).length;
  const clock = (samples: number): number => Math.round((samples * CLOCK) / meter.sampleRate);

  const headPages = (titled = marks()): Uint8Array[] => {
    const tags = Buffer.alloc(8 + room);
    tags.write('OpusTags', 'latin1');
    tags.set(vorbisComment(about, titled), 8);
    const facts = { serial: SERIAL, granule: 0 };
    return [
      ...oggPages([opusHead(meter.channels, clock(late), meter.sampleRate)], {
        ...{ ...facts, sequence: 0, first: true },
      }),
      ...oggPages([tags], { ...facts, sequence: 1 }),
    ];
  };

  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    let sequence = 0;
    let waiting: Uint8Array[] = [];
    let given = 0;
    const page = function* (packets: readonly Uint8Array[], last: boolean) {
      if (sequence === 0) {
        const head = headPages([]);
        sequence = head.length;
        yield* head;
      }
      given += packets.length;
      // The last page ends where the sound does; what the packets hold beyond it is not played.
      const end = last ? clock(late + meter.samples) : given * PACKET;
      const made = oggPages(packets, { serial: SERIAL, sequence, granule: end, last });
      sequence += made.length;
      yield* made;
    };
    for await (const made of opusPackets(meter.count(atRate(blocks, OPUS_RATES)), signal, share)) {
      ({ late } = made);
      waiting.push(...made.packets);
      while (waiting.length > PAGE) {
        yield* page(waiting.slice(0, PAGE), false);
        waiting = waiting.slice(PAGE);
      }
    }
    if (waiting.length > 0) yield* page(waiting, true);
  }
  return { bytes: bytes(), head: () => Buffer.concat(headPages()), seconds: meter.seconds };
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
