import type { PcmBlock } from '../speech/pcm.ts';
import { markRoom } from './about.ts';
import { ahead } from './ahead.ts';
import { atRate } from './at-rate.ts';
import { layoutOf } from './conform.ts';
import type { Encoding, Labels } from './encoding.ts';
import { type PacketEncoder, startEncoder } from './packet-encoder.ts';
import { runs } from './runs.ts';
import { SoundMeter } from './sound-meter.ts';
import { vorbisComment } from './vorbis-comment.ts';

/** Rates that the encoder takes, up to what speech needs. */
const RATES = [8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000];
/** Time points for each call of the encoder. */
const RUN = 65_536;
/** "fLaC", a block's header of 4 bytes, then the stream's facts (RFC 9639 §8.2). */
const FACTS = { at: 8, size: 34 };
const KIND = { facts: 0, comment: 4, picture: 6, last: 0x80 };

/** FLAC, without loss, as a stream of its own (RFC 9639). */
export function flacEncoding(blocks: AsyncIterable<PcmBlock>, { about, marks }: Labels): Encoding {
  const meter = new SoundMeter();
  let facts: Uint8Array = new Uint8Array(FACTS.size);
  const head = (titled = marks(), samples = meter.samples): Uint8Array => {
    const known = Buffer.from(facts);
    // 36 bits behind the rate, the channels and the bits of a sample.
    known.writeUInt8(((known[13] ?? 0) & 0xf0) | Math.floor(samples / 2 ** 32), 13);
    known.writeUInt32BE(samples % 2 ** 32, 14);
    const comment = vorbisComment(about, titled);
    // A file that came to fewer chapters keeps the room of the rest: readers pass over what follows the entries.
    const fill = Buffer.alloc(Math.max(0, room - comment.length));
    return Buffer.concat([
      Buffer.from('fLaC', 'latin1'),
      block(KIND.facts, [known]),
      ...(about.cover ? [block(KIND.picture, picture(about.cover))] : []),
      block(KIND.comment | KIND.last, [comment, fill]),
    ]);
  };
  const room = vorbisComment(about, markRoom(about)).length;
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    let encoder: PacketEncoder | undefined;
    let started = false;
    const give = function* (packets: Uint8Array[]) {
      if (packets.length === 0) return;
      if (!started) {
        facts = encoder?.description.slice(FACTS.at, FACTS.at + FACTS.size) ?? facts;
        yield head([], 0);
        started = true;
      }
      yield Buffer.concat(packets);
    };
    try {
      for await (const run of ahead(runs(meter.count(atRate(blocks, RATES)), RUN))) {
        encoder ??= await startEncoder({ codec: 'flac', ...layoutOf(run) });
        yield* give(await encoder.encode(run));
      }
      if (encoder) yield* give(await encoder.finish());
    } finally {
      await encoder?.close();
    }
  }
  return { bytes: bytes(), head: () => head(), seconds: meter.seconds };
}

function block(kind: number, parts: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(parts);
  const header = Buffer.alloc(4);
  header.writeUInt32BE(body.length);
  header.writeUInt8(kind);
  return Buffer.concat([header, body]);
}

/** The front cover (RFC 9639 §8.8); its size in points is left out, as it may be. */
function picture(png: Uint8Array): Uint8Array[] {
  const type = Buffer.from('image/png', 'latin1');
  return [uint32(3), uint32(type.length), type, ...[0, 0, 0, 0, 0].map(uint32), uint32(png.length), png];
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
