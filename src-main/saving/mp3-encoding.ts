import type { PcmBlock } from '../speech/pcm.ts';
import type { Encoding, Labels } from './encoding.ts';
import { id3Room, id3Tag } from './id3.ts';
import { ENCODER_DELAY, InfoFrame } from './info-frame.ts';
import { atMp3Rate, mp3Frames } from './lame.ts';
import { SoundMeter } from './sound-meter.ts';

/** MP3 of constant bitrate by LAME, with a tag and a header frame of our own. */
export function mp3Encoding(blocks: AsyncIterable<PcmBlock>, { about, marks }: Labels): Encoding {
  const meter = new SoundMeter();
  const info = new InfoFrame();
  const room = id3Room(about);
  const head = () => {
    const tag = id3Tag(about, { marks: marks(), seconds: meter.seconds() }, room.length);
    return Buffer.concat([tag, info.build({ delay: ENCODER_DELAY, samples: meter.samples })]);
  };
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    let started = false;
    for await (const made of mp3Frames(meter.count(atMp3Rate(blocks)))) {
      made.forEach((frame) => info.add(frame));
      if (!started) yield Buffer.concat([room, info.build({ delay: 0, samples: 0 })]);
      started = true;
      yield Buffer.concat(made);
    }
  }
  return { bytes: bytes(), head, seconds: meter.seconds };
}
