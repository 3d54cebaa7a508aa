import type { Page } from 'playwright-core';
import type { Piece } from '../../src-preload/contract/narration.ts';
import { pieceSpan } from '../../src-preload/contract/timeline.ts';
import { RECORDING_RATE } from '../fixtures/recording.ts';
import { pitch } from '../fixtures/signal.ts';
import type { Window } from '../fixtures/window.ts';
import { ROUND, timeOfPitch } from './novel-server.ts';
import { spreadOf } from './report.ts';

type SystemSeek = { seekTo?: (details: { seekTime: number }) => void };

/** Seconds: what a pitch is told from, and how far apart such looks are. */
const [LOOK, STEP] = [0.06, 0.005];
/** Looks that meet the place where the tone begins anew tell nothing; so many may do so in a row. */
const BLIND = Math.ceil(LOOK / STEP) + 1;
/** Seconds: looks that tell the same clock differ by less. */
const ALIKE = 0.006;

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
    // Right before it begins anew the tone keeps its clock for too short a time to tell.
    if (ROUND - (offset % ROUND) < 2 * BLIND * STEP) continue;
    const recorder = await sink.record();
    await page.evaluate(
      (seekTime) => (globalThis as SystemSeek).seekTo?.({ seekTime }),
      (starts[index] ?? 0) + offset,
    );
    await page.waitForTimeout(800);
    const landed = landing(await recorder.stop());
    if (landed === null) continue;
    off.push(apart(landed, offset) * 1000);
  }
  const above = off.filter((ms) => ms > 50).length;
  console.log(`seek         off by ${spreadOf(off, 'ms')}; above 50 ms: ${above}`);
  const steps = [0, 10, 20, 30, 50, 100, Infinity];
  steps.slice(1).forEach((to, index) => {
    const from = steps[index] ?? 0;
    console.log(`  ${from} to ${to} ms: ${off.filter((ms) => ms >= from && ms < to).length}`);
  });
}

/**
 * Where in a round the sound goes on after a seek. The last looks tell which clock the tone keeps; the seek is where,
 * going back from there, it keeps another one or is silent. Null where it kept one all the time.
 */
function landing(samples: Float32Array): number | null {
  const clocks: number[] = [];
  for (let at = 0; at + LOOK <= samples.length / RECORDING_RATE; at += STEP)
    clocks.push(clockAt(samples, at));
  const clockOf = (look: number): number => clocks[look] ?? NaN;
  const clock = clocks.findLast((other, look) => apart(other, clockOf(look - BLIND)) < ALIKE) ?? NaN;
  const differs = (look: number): boolean => !(apart(clockOf(look), clock) < ALIKE);
  const before = clocks.findLastIndex((_, look) => differs(look) && differs(look - BLIND));
  if (Number.isNaN(clock) || before < 0) return null;
  return clock + (before + 1) * STEP;
}

/** Seconds by which the tone is ahead of the recording, from a look at it; NaN for silence. */
function clockAt(samples: Float32Array, at: number): number {
  const from = Math.round(at * RECORDING_RATE);
  const look = samples.subarray(from, from + LOOK * RECORDING_RATE);
  if (!look.some((sample) => Math.abs(sample) > 0.01)) return NaN;
  // The middle of what is looked at is what its pitch stands for.
  return timeOfPitch(pitch(look, RECORDING_RATE)) - at - LOOK / 2;
}

/** Seconds between two times of which only the place within a round is known. */
function apart(one: number, other: number): number {
  const ahead = (((one - other) % ROUND) + ROUND) % ROUND;
  return Math.min(ahead, ROUND - ahead);
}
