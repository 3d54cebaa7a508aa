import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectPitch, expectSilence } from '../fixtures/ear.ts';
import { type SpokenPiece, tonePieces } from '../fixtures/pieces.ts';
import { openPlayer, type PlayerHarness } from '../fixtures/player-harness.ts';
import { openSink, RECORDING_RATE, type Sink } from '../fixtures/recording.ts';
import { pitch, trimQuiet } from '../fixtures/signal.ts';

const TONES = [300, 500, 700, 900];

let sink: Sink & { close(): Promise<void> };
let player: PlayerHarness;
let tones: SpokenPiece[];

beforeAll(async () => {
  sink = await openSink();
  player = await openPlayer(sink);
  tones = await tonePieces(TONES, 3, 0.3);
});

afterAll(async () => {
  await player?.close();
  await sink?.close();
});

describe('moving about', () => {
  test('a seek is heard where it goes, in what is buffered and beyond', async () => {
    await player.open(tones);
    await player.until(({ state, position }) => state === 'playing' && position > 0.2);
    // Within the buffer, then back.
    await player.do((player) => player.seek(7.2));
    await expectPitch(sink, 700);
    await player.do((player) => player.seek(0.5));
    await player.until(({ piece, state }) => piece === 0 && state === 'playing');
    await expectPitch(sink, 300);
    // A narration that is opened silently starts where it was put.
    await player.open(tones, false);
    expect(await player.read(({ state }) => state)).toBe('paused');
    expect(player.server.asked).toEqual([]);
    await player.do((player) => player.seek(10.4));
    await player.do((player) => player.play());
    await expectPitch(sink, 900);
    expect(player.server.asked[0]).toBe(3);
    // Before what is buffered.
    await player.do((player) => player.seek(4));
    await expectPitch(sink, 500);
  });

  test('next and previous go by pieces', async () => {
    await player.open(tones);
    await player.until(({ position }) => position > 0.2);
    await player.do((player) => player.moves.forward());
    await player.until(({ piece, state }) => piece === 1 && state === 'playing');
    await expectPitch(sink, 500);
    // Soon after its beginning, and later in a piece: each in one go, as time goes on between two.
    await player.do((player) => {
      player.seek(4);
      player.moves.back();
    });
    await player.until(({ piece, position }) => piece === 0 && position < 2);
    const place = await player.read((player) => {
      player.seek(2.5);
      player.moves.back();
      return { piece: player.piece, early: player.position < 1 };
    });
    expect(place).toEqual({ piece: 0, early: true });
  });

  test('pause is silence, and it plays on from there', async () => {
    await player.open(tones);
    await player.until(({ position }) => position > 0.5);
    await player.do((player) => player.pause());
    await player.until(({ state }) => state === 'paused');
    await player.page.waitForTimeout(300);
    const at = await player.read(({ position }) => position);
    await expectSilence(sink);
    expect(await player.read(({ position }) => position)).toBe(at);
    await player.do((player) => player.toggle());
    await expectPitch(sink, 300);
  });

  test('twice as fast takes half the time at the same pitch', async () => {
    await player.do((player) => player.stop());
    await expectSilence(sink);
    const recorder = await sink.record();
    await player.do((player) => player.setSpeed(2));
    await player.open(tones.slice(0, 2));
    await player.until(({ state }) => state === 'ended');
    const heard = trimQuiet(await recorder.stopWhenQuiet());
    const seconds = heard.length / RECORDING_RATE;
    const length = await player.read(({ duration }) => duration);
    expect(seconds).toBeGreaterThan(length * 0.45);
    expect(seconds).toBeLessThan(length * 0.6);
    const third = heard.length / 3;
    expect(pitch(heard.subarray(0, third), RECORDING_RATE)).toBeCloseTo(TONES[0]!, -1);
    expect(pitch(heard.subarray(-third), RECORDING_RATE)).toBeCloseTo(TONES[1]!, -1);
    await player.do((player) => player.setSpeed(1));
  });

  test('play after the end starts again at the beginning', async () => {
    await player.open(tones.slice(0, 1));
    await player.until(({ state }) => state === 'ended');
    await player.do((player) => player.play());
    await player.until(({ state, position }) => state === 'playing' && position < 2);
    await expectPitch(sink, 300);
    await player.do((player) => player.stop());
    expect(await player.read(({ state, position }) => ({ state, position }))).toEqual({
      state: 'idle',
      position: 0,
    });
  });
});

test('a browser that wants a click first is told of, and a click is enough', async () => {
  const strict = await openPlayer(sink, { autoplay: false });
  try {
    strict.server.offer(tones);
    await strict.page.goto(`${strict.server.url}?open=${strict.server.id}`);
    // Looking into the page from outside counts as a click, so this waits for what the page reports.
    await expect.poll(() => strict.server.reports.at(-1)?.state).toBe('paused');
    await strict.until(({ blocked, state }) => blocked && state === 'paused');
    await strict.page.evaluate(() => document.addEventListener('click', () => page.player.play()));
    await strict.page.mouse.click(10, 10);
    await strict.until(({ blocked, state }) => !blocked && state === 'playing');
    await expectPitch(sink, 300);
  } finally {
    await strict.close();
  }
});

describe('a piece that does not come as it should', () => {
  test('a failed piece stops it once the rest was heard, and a retry goes on', async () => {
    await player.open(tones, false);
    player.server.next(1, { kind: 'refused', error: { code: 'server_busy' } });
    await player.do((player) => player.play());
    await player.until(({ state }) => state === 'failed');
    const failed = await player.read(({ error, position, piece }) => ({ error, position, piece }));
    expect(failed).toMatchObject({ error: { code: 'server_busy' }, piece: 0 });
    expect(failed.position).toBeGreaterThan(1);
    await expect.poll(() => player.server.reports.at(-1)).toMatchObject({ state: 'failed', piece: 0 });
    await player.do((player) => player.play());
    await player.until(({ state, piece }) => state === 'playing' && piece === 1);
    await expectPitch(sink, 500);
    expect(await player.read(({ error }) => error)).toBeNull();
  });

  test('a piece that fails before anything was heard fails at once', async () => {
    await player.open(tones, false);
    player.server.next(0, { kind: 'refused', error: { code: 'key_refused' } });
    await player.do((player) => player.play());
    await player.until(({ state, error }) => state === 'failed' && error?.code === 'key_refused');
  });

  test('a piece that is still being made plays as it comes', async () => {
    const [tone] = tones;
    let release = (): void => undefined;
    const rest = new Promise<void>((resolve) => (release = resolve));
    await player.open([tone!], false);
    player.server.next(0, { kind: 'held', first: 12_000, rest });
    const { index, start, end, soundStart, pauseAfter } = tone!.piece;
    await player.tell({
      index,
      start,
      end,
      soundStart: soundStart!,
      pauseAfter,
      state: 'making',
      sentences: [],
    });
    expect(await player.read(({ estimated }) => estimated)).toBe(true);
    await player.do((player) => player.play());
    await expectPitch(sink, 300);
    await player.until(({ state, position }) => state === 'waiting' && position > 0.2);
    release();
    await player.tell(tone!.piece);
    await player.until(({ state }) => state === 'ended');
    expect(
      await player.read(({ estimated, duration }) => ({ estimated, duration: Math.round(duration) })),
    ).toEqual({
      estimated: false,
      duration: 3,
    });
    expect(player.server.asked).toEqual([0]);
  });

  test('bytes that are no sound are told', async () => {
    const noise = { ...tones[0]!, bytes: new Uint8Array(40_000) };
    await player.open([noise]);
    await player.until(({ state, error }) => state === 'failed' && error?.code === 'player_failed');
  });
});

describe('long texts', () => {
  test('sixty pieces keep what is buffered small', async () => {
    const short = await tonePieces(TONES, 1, 0.1);
    const sixty = Array.from({ length: 60 }, (_, index) => {
      const spoken = short[index % short.length]!;
      return { ...spoken, piece: { ...spoken.piece, index } };
    });
    await player.page.evaluate(() => {
      page.renew({ ahead: 2, behind: 3 });
      page.player.setSpeed(3);
      page.mostBuffered();
    });
    await player.open(sixty);
    await player.until(({ state }) => state === 'ended');
    expect(player.server.asked).toEqual(sixty.map((_, index) => index));
    await expect.poll(() => player.server.reports.at(-1)).toMatchObject({ state: 'ended', piece: 59 });
    // Twice three seconds ahead at that speed, three behind and what is not worth a removal, and a piece.
    expect(await player.page.evaluate(() => page.mostBuffered())).toBeLessThan(6 + 3 + 5 + 4);
  });

  test('more than the browser keeps is let go of, and it plays on', async () => {
    const [minute] = await tonePieces([400], 60, 0, '160k');
    const { piece, bytes, mime } = minute!;
    const soundEnd = piece.duration! * 12;
    const long = {
      ...{ mime, sound: new Float32Array(0), bytes: Buffer.concat(Array<Uint8Array>(12).fill(bytes)) },
      piece: { ...piece, duration: soundEnd, soundEnd },
    };
    await player.page.evaluate(() => page.renew({ ahead: 10_000, behind: 10_000 }));
    await player.open([long]);
    await player.until(({ position }) => position > 0.5);
    let full = 0;
    await expect
      .poll(
        async () => {
          const before = full;
          full = await player.page.evaluate(() => page.audio.buffered.end(0));
          return full > 100 && full === before;
        },
        { interval: 500 },
      )
      .toBe(true);
    expect(full).toBeLessThan(soundEnd - 60);
    await player.page.evaluate((seconds) => page.player.seek(seconds - 5), full);
    await player.until(({ position, state }) => state === 'playing' && position > 100);
    await expect.poll(() => player.page.evaluate(() => page.audio.buffered.end(0))).toBeGreaterThan(full);
    await expectPitch(sink, 400);
    await player.do((player) => player.close());
    expect(await player.read(({ state, narrationId }) => ({ state, narrationId }))).toEqual({
      state: 'idle',
      narrationId: null,
    });
  });
});
