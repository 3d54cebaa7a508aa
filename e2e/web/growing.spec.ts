import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectPitch, expectSilence, findPieces } from '../fixtures/ear.ts';
import { speakPieces, type SpokenPiece, tonePieces } from '../fixtures/pieces.ts';
import { openPlayer, type PlayerHarness } from '../fixtures/player-harness.ts';
import { openSink, type Sink } from '../fixtures/recording.ts';

const TONES = [300, 500, 700];

let sink: Sink & { close(): Promise<void> };
let player: PlayerHarness;
let tones: SpokenPiece[];

beforeAll(async () => {
  sink = await openSink();
  player = await openPlayer(sink);
  tones = await tonePieces(TONES, 2, 0.3);
});

afterAll(async () => {
  await player?.close();
  await sink?.close();
});

const place = () =>
  player.read(({ state, piece, estimated, caughtUp }) => ({ state, piece, estimated, caughtUp }));

describe('a text that grows while it is heard', () => {
  test('waits at its end for what comes, and ends when nothing does', async () => {
    await player.open(tones, true, 0);
    await player.until(({ state, caughtUp }) => state === 'waiting' && caughtUp);
    await expectSilence(sink);
    expect(player.server.asked).toEqual([]);
    await player.grow(1, true);
    await player.until(({ state, piece, estimated }) => state === 'playing' && piece === 0 && estimated);
    await expectPitch(sink, 300);
    await player.until(({ state, caughtUp }) => state === 'waiting' && caughtUp);
    await player.page.waitForTimeout(700);
    await expectSilence(sink);
    expect(player.server.reports.some(({ state }) => state === 'ended')).toBe(false);
    await player.grow(3, true);
    await player.until(({ state, piece, caughtUp }) => state === 'playing' && piece === 1 && !caughtUp);
    await expectPitch(sink, 500);
    await player.until(({ piece, caughtUp, state }) => piece === 2 && caughtUp && state === 'waiting');
    await player.grow(3, false);
    await player.until(({ state }) => state === 'ended');
    expect(
      await player.read(({ position, duration, estimated }) => [position === duration, estimated]),
    ).toEqual([true, false]);
    expect(player.server.asked).toEqual([0, 1, 2]);
  });

  test('is joined as one that was there from the start when its pieces come in time', async () => {
    const texts = ['Nine brown foxes.', 'Peter picked a pepper.', 'She sells shells.'];
    const pieces = await speakPieces(texts, 'mp3', (index) => (index < 2 ? 0.4 : 0));
    for (let attempt = 1; ; attempt++) {
      const recorder = await sink.record();
      await player.open(pieces, true, 1);
      await player.grow(2, true);
      await player.until(({ piece, state }) => piece === 1 && state === 'playing');
      await player.grow(3, true);
      await player.grow(3, false);
      await player.until(({ state }) => state === 'ended');
      const found = findPieces(await recorder.stopWhenQuiet(), pieces);
      const exact = found.every(
        ({ off, correlation, pause }) => off <= 0.02 && correlation >= 0.95 && pause < 0.02,
      );
      if (exact) return;
      if (attempt === 3) expect(found).toEqual('each off ≤ 0.02, correlation ≥ 0.95, pause < 0.02');
    }
  });

  test('can be sought, paused, gone back in and stopped', async () => {
    await player.open(tones, true, 2);
    await player.until(({ position, state }) => state === 'playing' && position > 0.2);
    await player.do((player) => player.seek(3));
    await expectPitch(sink, 500);
    await player.do((player) => player.moves.forward());
    // The next one is not written yet.
    await player.until(({ piece, state, caughtUp }) => piece === 2 && state === 'waiting' && caughtUp);
    await player.do((player) => player.moves.back());
    await player.until(({ piece, state }) => piece === 1 && state === 'playing');
    await expectPitch(sink, 500);
    await player.do((player) => player.pause());
    await player.grow(3, true);
    await expectSilence(sink);
    await player.do((player) => player.moves.forward());
    await player.do((player) => player.play());
    await expectPitch(sink, 700);
    await player.do((player) => player.stop());
    expect(await place()).toMatchObject({ state: 'idle', piece: 0 });
    await player.grow(3, false);
    expect(await place()).toMatchObject({ state: 'idle' });
  });

  test('ends when somebody waits behind its end for a piece that never comes', async () => {
    await player.open(tones, true, 2);
    await player.until(({ state }) => state === 'playing');
    await player.do((player) => player.seek(3));
    await player.do((player) => player.moves.forward());
    await player.until(({ piece, state }) => piece === 2 && state === 'waiting');
    await player.grow(2, false);
    await player.until(({ state }) => state === 'ended');
    await player.do((player) => player.play());
    await player.until(({ piece, state }) => piece === 0 && state === 'playing');
    await expectPitch(sink, 300);
  });

  test('goes on behind its end when it grows again', async () => {
    await player.open(tones, true, 2);
    await player.do((player) => player.seek(2.4));
    await player.grow(2, false);
    await player.until(({ state, piece }) => state === 'playing' && piece === 1);
    // It grows again before its end is heard: nothing is left out.
    await player.grow(3, false);
    await player.until(({ state, piece }) => state === 'playing' && piece === 2);
    await expectPitch(sink, 700);
    await player.until(({ state }) => state === 'ended');
  });

  test('that fails before its first word says so, and goes on by itself when it is tried again', async () => {
    await player.open(tones, true, 0);
    await player.until(({ state }) => state === 'waiting');
    await player.page.evaluate((narration) => page.player.updateNarration(narration), {
      ...player.server.narration,
      ...{ growing: false, state: 'failed' as const, error: { code: 'key_refused' as const } },
    });
    await player.until(({ state, error }) => state === 'failed' && error?.code === 'key_refused');
    await player.grow(0, true);
    await player.until(({ state, error }) => state === 'waiting' && error === null);
    await player.grow(1, true);
    await expectPitch(sink, 300);
  });
});
