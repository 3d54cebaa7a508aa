import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usedHeap } from '../fixtures/heap.ts';
import { RECORDING_RATE } from '../fixtures/recording.ts';
import { findGaps } from '../fixtures/signal.ts';
import { openWindow, type Window } from '../fixtures/window.ts';

const PIECES = 60;
/** Each paragraph is a piece of its own: one short sentence without inner pauses. */
const TEXT = Array.from({ length: PIECES }, (_, n) => `Line number ${n + 1} is here.`).join('\n\n');
const PAUSE = 0.3;

let window: Window;
beforeAll(async () => {
  window = await openWindow();
  // Spoken fast, so that the joints follow each other closely: sixty of them within a minute.
  const onDevice = { voice: 'en-us', rate: 2.5, pitch: 0.5 };
  const pauses = { clause: 0.12, sentence: PAUSE, paragraph: PAUSE, heading: PAUSE };
  await window.call('updatePreferences', { onDevice, pauses });
});
afterAll(() => window?.close());

interface Memory {
  /** Bytes of the page's JavaScript heap after a collection. */
  readonly page: number;
  /** Resident bytes of the host. */
  readonly host: number;
}

async function memory(): Promise<Memory> {
  const page = await usedHeap(window.page);
  const status = await readFile(`/proc/${window.host.process.pid}/status`, 'utf8');
  return { page, host: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024 };
}

describe('a text of sixty pieces', () => {
  test('has no gap beyond the set pauses, and memory stays flat', async () => {
    const recorder = await window.sink.record();
    await window.speak(TEXT);
    await window.says(/Playing part 10 of 60/, 60_000);
    const early = await memory();
    await window.says(/Playing part 55 of 60/, 180_000);
    const late = await memory();
    await window.says('Finished', 60_000);
    const heard = await recorder.stopWhenQuiet();

    const joints = findGaps(heard, RECORDING_RATE, { atLeast: 0.2 });
    expect(joints.length).toBeGreaterThanOrEqual(PIECES - 1);
    const beyond = joints.map(({ seconds }) => seconds - PAUSE).sort((a, b) => a - b);
    // A busy machine may drop out here and there; the median and nearly all joints show what the player does.
    const at = (share: number): number => beyond[Math.floor((beyond.length - 1) * share)]!;
    console.log(
      `joints beyond the pause: median ${ms(at(0.5))}, 95 % below ${ms(at(0.95))}, most ${ms(at(1))}; ` +
        `page heap ${mb(early.page)} to ${mb(late.page)}, host ${mb(early.host)} to ${mb(late.host)}`,
    );
    expect(at(0.5)).toBeLessThan(0.03);
    expect(at(0.95)).toBeLessThan(0.04);
    expect(late.page - early.page).toBeLessThan(4_000_000);
    expect(late.host - early.host).toBeLessThan(30_000_000);
  }, 300_000);
});

const ms = (seconds: number): string => `${Math.round(seconds * 1000)} ms`;
const mb = (bytes: number): string => `${Math.round(bytes / 1e5) / 10} MB`;
