import { frames as length } from '../speech/pcm.ts';
import type { Mp3Frame } from '../speech/mp3-frames.ts';
import { abortable } from './abortable.ts';
import { Conformer } from './conform.ts';
import type { Work } from './work.ts';
import type { Encoding } from './encoding.ts';
import { id3Room, id3Tag } from './id3.ts';
import { DECODER_DELAY, ENCODER_DELAY } from './info-frame.ts';
import { joinParts, TAIL } from './join.ts';
import type { SavePart } from './save-part.ts';
import { mp3Frames } from './lame.ts';
import { mp3Encoding } from './mp3-encoding.ts';
import { cutPart, framesOf, isLike, replay } from './mp3-part.ts';
import { Mp3Strip } from './mp3-strip.ts';
import { Peekable } from './peekable.ts';
import { samplesIn } from './silent-frame.ts';
import { Timeline } from './timeline.ts';

/** Frames that a pause must have to hide what a cut at frames leaves around two sounds, at most. */
const HIDING = 4.5;

/**
 * An mp3 of the frames of mp3 parts, as they are. Parts of another kind or layout, and those whose pauses are too
 * short to cut at frames, are decoded, joined and encoded in the layout of the first. When the first part is no mp3,
 * all are.
 */
export function copyMp3(parts: AsyncIterable<SavePart>, work: Work): Encoding {
  const { labels, signal, timeline } = work;
  const room = id3Room(labels.about);
  let strip: Mp3Strip | undefined;
  let encoded: Encoding | undefined;

  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    const source = new Peekable(abortable(parts, signal));
    try {
      const first = await source.peek();
      if (!first) return;
      if (first.container !== 'mp3') {
        encoded = mp3Encoding(joinParts(rest(source), signal, { timeline }), labels);
        yield* encoded.bytes;
        return;
      }
      for await (const made of strips(source)) {
        if (made.length > 0) yield Buffer.concat(made);
      }
    } finally {
      await source.close();
    }
  }

  async function* strips(source: Peekable<SavePart>): AsyncGenerator<Uint8Array[], void, undefined> {
    let like: Mp3Frame | undefined;
    let pause = 0;
    for (let part = await source.take(); part; part = await source.take()) {
      const frames = part.container === 'mp3' ? await framesOf(part) : [];
      like ??= frames[0];
      if (!like) continue;
      if (!strip) {
        strip = new Mp3Strip(like.bytes, like.header.sampleRate);
        // What the real header replaces at the end; its size is the same.
        yield [room, strip.header()];
      }
      const { sampleRate } = strip;
      const isLoose = part.pauseAfter * sampleRate >= HIDING * samplesIn(sampleRate);
      const alone = isLoose || (await source.peek()) === undefined;
      if (alone && isLike(frames, like)) yield* copied(part, frames, strip);
      else
        yield* joined(tightRun(frames.length > 0 ? replay(part, frames) : part, source, strip), like, strip);
      pause = last?.pauseAfter ?? part.pauseAfter;
    }
    if (strip) yield strip.tail(Math.round(Math.min(pause, TAIL) * strip.sampleRate));
  }

  async function* copied(part: SavePart, frames: readonly Mp3Frame[], to: Mp3Strip) {
    const cut = await cutPart(part, frames);
    if (cut) {
      yield to.before(cut.lead);
      const start = to.played + cut.lead;
      timeline.begin(part, start / to.sampleRate);
      timeline.end((start + cut.sound) / to.sampleRate);
      yield to.put(cut.frames);
      to.ended(start + cut.sound);
    }
    to.rest(Math.round(part.pauseAfter * to.sampleRate));
    last = part;
  }

  /** The part that came last, for the pause behind it. */
  let last: SavePart | undefined;

  /** Parts from this one to the first whose pause is long enough to cut in. */
  async function* tightRun(first: SavePart, source: Peekable<SavePart>, { sampleRate }: Mp3Strip) {
    for (let part: SavePart | undefined = first; part; part = await source.take()) {
      last = part;
      const isLoose = part.pauseAfter * sampleRate >= HIDING * samplesIn(sampleRate);
      // The pause behind the run is laid in silent frames.
      const isLast = isLoose || (await source.peek()) === undefined;
      yield isLast ? { ...part, pauseAfter: 0 } : part;
      if (isLoose) return;
    }
  }

  async function* joined(run: AsyncGenerator<SavePart>, like: Mp3Frame, to: Mp3Strip) {
    const inner = new Timeline();
    const conformer = new Conformer(like.header);
    let samples = 0;
    async function* sound() {
      const conform = async function* () {
        for await (const block of joinParts(run, signal, { timeline: inner })) yield* conformer.push(block);
        yield* conformer.end();
      };
      for await (const block of conform()) {
        samples += length(block);
        yield block;
      }
    }
    const lead = ENCODER_DELAY + DECODER_DELAY;
    let start: number | undefined;
    for await (const made of mp3Frames(sound())) {
      if (start === undefined) {
        yield to.before(lead);
        start = to.played + lead;
      }
      yield to.put(made);
    }
    for (const { part, at, length: seconds } of inner.placed) {
      timeline.begin(part, (start ?? 0) / to.sampleRate + at);
      timeline.end((start ?? 0) / to.sampleRate + at + seconds);
    }
    if (start !== undefined) to.ended(start + samples);
    to.rest(Math.round((last?.pauseAfter ?? 0) * to.sampleRate));
  }

  const seconds = (): number => encoded?.seconds() ?? (strip ? strip.length / strip.sampleRate : 0);
  return {
    bytes: bytes(),
    seconds,
    head() {
      if (encoded) return encoded.head();
      const tag = id3Tag(labels.about, { marks: labels.marks(), seconds: seconds() }, room.length);
      return Buffer.concat([tag, strip?.header() ?? new Uint8Array(0)]);
    },
  };
}

async function* rest(source: Peekable<SavePart>): AsyncGenerator<SavePart, void, undefined> {
  for (let part = await source.take(); part; part = await source.take()) yield part;
}
