import { afterAll, beforeAll, expect, test } from 'vitest';
import { Loudness } from '../../src-main/speech/loudness.ts';
import { speakPieces, type SpokenPiece, steppedPiece } from '../fixtures/pieces.ts';
import { openPlayer, type PlayerHarness } from '../fixtures/player-harness.ts';
import { expectPitch, expectSilence } from '../fixtures/ear.ts';
import { openSink, RECORDING_RATE, type Sink } from '../fixtures/recording.ts';
import { findGaps, pitch, trimQuiet } from '../fixtures/signal.ts';

const LOW = [400, 600, 800, 1000];
const HIGH = [500, 700, 900, 1100];
const STEP = 0.6;

let sink: Sink & { close(): Promise<void> };
let player: PlayerHarness;
let stepped: SpokenPiece[];

beforeAll(async () => {
  sink = await openSink();
  player = await openPlayer(sink);
  stepped = [await steppedPiece(0, LOW, STEP, 0.3), await steppedPiece(1, HIGH, STEP, 0)];
});

afterAll(async () => {
  await player?.close();
  await sink?.close();
});

/** Where each tone is heard first, seconds. */
function onsets(heard: Float32Array, tones: readonly number[]): number[] {
  const [size, hop] = [RECORDING_RATE / 50, RECORDING_RATE / 200];
  let at = 0;
  return tones.map((tone) => {
    for (; at + size < heard.length; at += hop) {
      if (Math.abs(pitch(heard.subarray(at, at + size), RECORDING_RATE) - tone) < 20) break;
    }
    return at / RECORDING_RATE;
  });
}

/** How long a tone is heard in all, seconds. */
function secondsOf(heard: Float32Array, tone: number): number {
  const size = RECORDING_RATE / 50;
  let windows = 0;
  for (let at = 0; at + size <= heard.length; at += size) {
    if (Math.abs(pitch(heard.subarray(at, at + size), RECORDING_RATE) - tone) < 20) windows++;
  }
  return (windows * size) / RECORDING_RATE;
}

/** The moment of a recording's first sample, milliseconds since 1970: its samples come late, but never early. */
async function beginOf(recorder: { samples(): Float32Array }): Promise<number> {
  let begin = Infinity;
  for (let look = 0; look < 10; look++) {
    begin = Math.min(begin, Date.now() - (recorder.samples().length / RECORDING_RATE) * 1000);
    await new Promise((resolve) => setTimeout(resolve, 17));
  }
  return begin;
}

test.each([1, 2])('the sentence that is heard is shown within 100 ms, at speed %d', async (speed) => {
  for (let attempt = 1; ; attempt++) {
    const recorder = await sink.record();
    const begin = await beginOf(recorder);
    await player.page.evaluate((speed) => page.player.setSpeed(speed), speed);
    await player.page.evaluate(
      (pieces) => page.watch(pieces),
      stepped.map(({ piece }) => piece),
    );
    await player.open(stepped);
    await player.until(({ state }) => state === 'ended');
    await player.page.waitForTimeout(300);
    const heard = onsets(await recorder.stop(), [...LOW, ...HIGH]);
    const shown = await player.page.evaluate(() => page.shown);
    await player.do((player) => player.setSpeed(1));
    const late = heard.map((at, index) => Math.round((shown[index]?.at ?? Infinity) - begin - at * 1000));
    console.log(`speed ${speed}: shown after it is heard, ms: ${late.join(' ')}`);
    const order = shown.map(({ piece, sentence }) => piece * 4 + sentence);
    // At a start Chromium's clock runs through what it has handed to the device, 0.2 s of the timeline and twice that
    // at twice the speed, and stands until the device sounds: half a second here. So the first sentence, before which
    // there is none to show, is shown early, never late; the second one, at twice the speed, falls into that time.
    const [first = Infinity] = late;
    const inTime = first <= 100 && late.slice(speed).every((off) => Math.abs(off) <= 100);
    if (order.join() === '0,1,2,3,4,5,6,7' && inTime) return;
    if (attempt === 3) expect({ late, order }).toEqual('every sentence in order, and 100 ms off at most');
  }
});

test('steps by sentences, by seconds and of one sentence are heard where they go', async () => {
  await player.open(stepped, false);
  await player.do((player) => player.moves.to(0, 2));
  await player.do((player) => player.play());
  await player.until(({ state, position }) => state === 'playing' && position > 1.25);
  await player.do((player) => player.pause());
  const offset = (): Promise<number> => player.read((player) => player.heard().offset);
  await player.do((player) => player.moves.repeat());
  expect(await offset()).toBeCloseTo(2 * STEP, 2);
  await player.do((player) => player.moves.forward());
  expect(await offset()).toBeCloseTo(3 * STEP, 2);
  await player.do((player) => player.moves.forward());
  expect(await player.read((player) => player.heard().piece)).toBe(1);
  await player.do((player) => player.moves.back());
  expect(await offset()).toBeCloseTo(3 * STEP, 2);
  await player.do((player) => player.moves.by(-1));
  expect(await offset()).toBeCloseTo(3 * STEP - 1, 2);
});

test('a sentence of a piece that is not made is begun at its beginning, once it is made', async () => {
  const [first, second] = stepped;
  await player.open(stepped, false);
  const { index, start, end, pauseAfter, sentences: known } = second!.piece;
  const sentences = known.map((sentence) => ({ start: sentence.start, end: sentence.end }));
  await player.tell({ index, start, end, pauseAfter, sentences, state: 'planned' });
  let release = (): void => undefined;
  const rest = new Promise<void>((resolve) => (release = resolve));
  player.server.next(1, { kind: 'held', first: 4000, rest });
  await player.do((player) => player.moves.to(1, 2));
  await player.do((player) => player.play());
  // Some of it is here, but nobody knows yet where its third sentence begins.
  await expectSilence(sink);
  expect(player.server.asked).toEqual([1]);
  expect(await player.read(({ state }) => state)).toBe('waiting');
  release();
  const recorder = await sink.record();
  await player.tell(second!.piece);
  await player.until(({ state }) => state === 'ended');
  await player.page.waitForTimeout(300);
  const heard = trimQuiet(await recorder.stop());
  // A busy machine drops some of the sound, so how long each tone was heard tells more than any one moment.
  const [one, two, three, four] = HIGH.map((tone) => secondsOf(heard, tone));
  expect(one! + two!, 'seconds of the sentences before').toBeLessThan(0.05);
  expect(three, 'seconds of the sentence asked for').toBeGreaterThan(STEP / 2);
  expect(four, 'seconds of the sentence after').toBeGreaterThan(STEP / 2);
  expect(first!.piece.state).toBe('made');
});

/** LUFS. */
function loudnessOf(sound: Float32Array): number {
  const meter = new Loudness();
  meter.push({ sampleRate: RECORDING_RATE, channels: [sound] });
  return meter.integrated ?? -Infinity;
}

test('pieces that are 12 dB apart are heard equally loud', async () => {
  const texts = [
    'She sells sea shells by the sea shore all day long.',
    'Peter Piper picked a peck of pickled peppers.',
  ];
  const spoken = (
    await speakPieces(
      texts,
      'wav',
      () => 0.7,
      (index) => 11 * index,
    )
  ).map((piece) => ({
    ...piece,
    piece: { ...piece.piece, loudness: loudnessOf(piece.sound) },
  }));
  const [loud, soft] = spoken.map(({ piece }) => piece.loudness);
  expect(loud! - soft!).toBeGreaterThan(10);
  await player.do((player) => player.setEven(true));
  for (let attempt = 1; ; attempt++) {
    const recorder = await sink.record();
    await player.open(spoken);
    await player.until(({ state }) => state === 'ended');
    await player.page.waitForTimeout(500);
    const heard = trimQuiet(await recorder.stop());
    const [gap] = findGaps(heard, RECORDING_RATE, { atLeast: 0.55 });
    const cut = Math.round((((gap?.start ?? 0) + (gap?.end ?? 0)) / 2) * RECORDING_RATE);
    const levels = [heard.subarray(0, cut), heard.subarray(cut)].map(loudnessOf);
    const peak = heard.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    console.log(
      `served ${loud!.toFixed(1)} and ${soft!.toFixed(1)} LUFS, heard ${levels.map((l) => l.toFixed(1)).join(' and ')}, peak ${peak.toFixed(2)}`,
    );
    const even = Math.abs(levels[0]! - levels[1]!) <= 1.5 && Math.abs(levels[0]! + 19) <= 2 && peak < 1;
    if (even) break;
    if (attempt === 3) expect({ levels, peak }).toEqual('both near -19 LUFS, and nothing clipped');
  }
  await player.do((player) => player.setEven(false));
});

test('a chosen device that goes pauses it where it is, and nothing sounds elsewhere before Play', async () => {
  const headset = await openSink();
  let there = true;
  try {
    const minute = await steppedPiece(0, [440], 30, 0);
    await expect
      .poll(() =>
        player.page.evaluate(
          (name) => page.outputs.look().then(() => page.outputs.all.some((o) => o.name === name)),
          headset.name,
        ),
      )
      .toBe(true);
    await player.page.evaluate(
      (name) => page.outputs.choose(page.outputs.all.find((output) => output.name === name) ?? null),
      headset.name,
    );
    await player.open([minute]);
    await expectPitch(headset, 440);
    await expectSilence(sink);
    await headset.close();
    there = false;
    await player.until(({ state }) => state === 'paused');
    const at = await player.read(({ position }) => position);
    expect(at).toBeGreaterThan(0.5);
    expect(await player.page.evaluate(() => page.lost)).toEqual([headset.name]);
    await expectSilence(sink);
    expect(await player.read(({ position }) => position)).toBe(at);
    await player.do((player) => player.play());
    await expectPitch(sink, 440);
  } finally {
    if (there) await headset.close();
    await player.page.evaluate(() => page.outputs.choose(null));
  }
});
