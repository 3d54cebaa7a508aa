// A novel of 400,000 characters through the browser host, from a server that needs no time: how long the plan takes, the
// first sound, the pauses between pieces as recorded, where one lands after a seek, and the host's memory while all of
// it is made. BENCH_CHARACTERS and BENCH_SEEKS make it shorter or longer.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { Piece } from '../../src-preload/contract/model.ts';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { pieceSpan } from '../../src-preload/contract/timeline.ts';
import { planReading } from '../../src-main/narration/plan.ts';
import { prepareText } from '../../src-main/text/prepare.ts';
import { RECORDING_RATE } from '../fixtures/recording.ts';
import { findGaps, pitch } from '../fixtures/signal.ts';
import { openWindow, type Window } from '../fixtures/window.ts';
import { firstSound } from './listen.ts';
import { ROUND, startNovelServer, timeOfPitch } from './novel-server.ts';
import { novelText } from './novel-text.ts';
import { spreadOf } from './report.ts';

const text = novelText(Number(process.env['BENCH_CHARACTERS'] ?? 400_000));
const SEEKS = Number(process.env['BENCH_SEEKS'] ?? 40);
const PAUSE = 0.3;
/** Seconds of playing that joints are looked for in. */
const LISTEN = 60;
const MB = 1e6;

await plan();
const server = await startNovelServer();
const window = await openWindow();
try {
  const { page } = window;
  await watchSystemControls(page);
  const { id } = await window.call<{ id: string }>('saveProfile', {
    name: 'novel',
    url: server.url,
    key: server.key,
  });
  await window.call('updatePreferences', {
    activeProfile: id,
    askAbove: 10_000_000,
    pauses: { clause: PAUSE, sentence: PAUSE, paragraph: PAUSE, heading: PAUSE },
  });
  const heard = firstSound(window.sink.name, window.sink.env, 60_000);
  const recorder = await window.sink.record();
  const asked = Date.now();
  const started = { text, markup: 'markdown', profileId: id, longAccepted: true };
  const { narrationId } = await window.call<{ narrationId: string }>('startNarration', started);
  console.log(`first sound  ${Math.round((await heard) - asked)} ms after the text was handed over`);
  await page.waitForTimeout(LISTEN * 1000);
  joints(await recorder.stop());
  await memory(window, narrationId);
  await seeks(window, narrationId);
} finally {
  await window.close();
  await server.close();
}

async function plan(): Promise<void> {
  const times: number[] = [];
  let pieces = 0;
  for (let round = 0; round < 3; round += 1) {
    const begun = performance.now();
    const { reading } = await prepareText(text, 'markdown', defaultPreferences);
    pieces = planReading(reading, defaultPreferences.pauses).pieces.length;
    times.push(performance.now() - begun);
  }
  const told = times.map((ms) => ms.toFixed(0)).join(', ');
  console.log(`plan         ${text.length} characters, ${pieces} pieces: ${told} ms (the first one cold)`);
}

function joints(samples: Float32Array): void {
  const gaps = findGaps(samples, RECORDING_RATE, { atLeast: PAUSE * 0.7 });
  const beyond = gaps.map(({ seconds }) => (seconds - PAUSE) * 1000);
  console.log(`joints       beyond the pause of ${PAUSE * 1000} ms: ${spreadOf(beyond, 'ms')}`);
}

type SystemSeek = { seekTo?: (details: { seekTime: number }) => void };

/** Keeps hold of what the page tells the system to call for a seek: the door that media keys and panels use. */
async function watchSystemControls(page: Page): Promise<void> {
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
async function seeks(window: Window, narrationId: string): Promise<void> {
  const { page, sink } = window;
  const { pieces } = await window.call<{ pieces: Piece[] }>('getNarration', { narrationId });
  const starts: number[] = [];
  pieces.reduce((at, piece) => (starts.push(at), at + pieceSpan(piece)), 0);
  const off: number[] = [];
  for (let turn = 0; turn < SEEKS; turn += 1) {
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
    await page.waitForTimeout(1000);
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

/** Has all of it made, as saving does, and watches the host. */
async function memory(window: Window, narrationId: string): Promise<void> {
  const resident: { at: number; bytes: number }[] = [];
  const begun = Date.now();
  const look = async (): Promise<void> => {
    const status = await readFile(`/proc/${window.host.process.pid}/status`, 'utf8');
    resident.push({
      at: (Date.now() - begun) / 1000,
      bytes: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024,
    });
  };
  const watch = setInterval(() => void look(), 1000);
  let isMade = false;
  const saving = window.call('saveNarration', { narrationId, format: 'mp3' }).then(
    () => 'saved',
    (thrown: unknown) => String(thrown),
  );
  while (!isMade) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { narration } = await window.call<{ narration: { state: string } }>('getNarration', {
      narrationId,
    });
    isMade = narration.state !== 'making';
  }
  const whole = (Date.now() - begun) / 1000;
  const during = resident.filter(({ at }) => at <= whole);
  clearInterval(watch);
  const mb = (bytes = 0): string => `${(bytes / MB).toFixed(0)} MB`;
  const minute = during.find(({ at }) => at >= 60);
  const most = Math.max(...during.map(({ bytes }) => bytes));
  console.log(`made         ${server.asked()} requests in ${whole.toFixed(0)} s`);
  const after = minute ? `, ${mb(minute.bytes)} after a minute` : '';
  console.log(
    `host memory  ${mb(during[0]?.bytes)} at the start${after}, ${mb(during.at(-1)?.bytes)} at the end, ${mb(most)} at most`,
  );
  console.log(
    `saving       ${await saving} ${((Date.now() - begun) / 1000 - whole).toFixed(0)} s after that`,
  );
}
