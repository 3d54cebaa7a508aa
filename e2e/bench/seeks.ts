import type { Page } from 'playwright-core';
import type { Piece } from '../../src-preload/contract/narration.ts';
import { pieceSpan } from '../../src-preload/contract/timeline.ts';
import { RECORDING_RATE } from '../fixtures/recording.ts';
import { findGaps, pitch } from '../fixtures/signal.ts';
import type { Window } from '../fixtures/window.ts';
import { ROUND, timeOfPitch } from './novel-server.ts';
import { spreadOf } from './report.ts';

type SystemSeek = { seekTo?: (details: { seekTime: number }) => void };

/** Keeps hold of what the page tells the system to call for a seek: the door that media keys and panels use. */
export async function watchSystemControls(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { mediaSession } = navigator;
    const set = mediaSession.setActionHandler.bind(mediaSession);
    mediaSession.setActionHandler = (action, handler) => {
      if (action === 'seekto') Object.assign(globalThis, { seekTo: handler });
      set(action, handler);
    };
  });
  await page.reload();
}

/** Goes to places all over the novel, and tells by the tone where the sound goes on. */
export async function seeks(window: Window, narrationId: string, wanted: number): Promise<void> {
  const { page, sink } = window;
  const { pieces } = await window.call<{ pieces: Piece[] }>('getNarration', { narrationId });
  const starts: number[] = [];
  pieces.reduce((at, piece) => (starts.push(at), at + pieceSpan(piece)), 0);
  const off: number[] = [];
  for (let turn = 0; off.length < wanted && turn < 2 * wanted; turn += 1) {
    const piece = pieces[(turn * 977) % pieces.length];
    const { index = 0, soundStart = 0, soundEnd = 0, state } = piece ?? {};
    const length = soundEnd - soundStart;
    if (state !== 'made' || length < 2) continue;
    const offset = 0.2 + ((turn * 0.37) % (length - 1.8));
    const recorder = await sink.record();
    await page.evaluate(
      (seekTime) => (globalThis as SystemSeek).seekTo?.({ seekTime }),
      (starts[index] ?? 0) + offset,
    );
    await page.waitForTimeout(800);
    const landed = landing(await recorder.stop());
    if (landed === null) continue;
    // The tone begins anew every few seconds, so that only the time within a round is known.
    const apart = (((landed - offset) % ROUND) + ROUND) % ROUND;
    off.push(Math.min(apart, ROUND - apart) * 1000);
  }
  const above = off.filter((ms) => ms > 50).length;
  console.log(`seek         off by ${spreadOf(off, 'ms')}; above 50 ms: ${above}`);
  const steps = [0, 10, 20, 30, 50, 100, Infinity];
  steps.slice(1).forEach((to, index) => {
    const from = steps[index] ?? 0;
    console.log(`  ${from} to ${to} ms: ${off.filter((ms) => ms >= from && ms < to).length}`);
  });
}

/** Where in a round the sound goes on after the quiet of a seek; null where no such quiet was heard. */
function landing(samples: Float32Array): number | null {
  const [gap] = findGaps(samples, RECORDING_RATE, { atLeast: 0.005 });
  if (!gap) return null;
  const size = RECORDING_RATE * 0.06;
  // Past what a player may fade in; the middle of what is looked at is what its pitch stands for.
  const skip = 0.05;
  const from = Math.round((gap.end + skip) * RECORDING_RATE);
  return timeOfPitch(pitch(samples.subarray(from, from + size), RECORDING_RATE)) - skip - 0.03;
}
