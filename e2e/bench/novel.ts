// A novel of 400,000 characters through the browser host, from a server that needs no time: how long the plan takes, the
// first sound, the pauses between pieces as recorded, where one lands after a seek, the memory of host and page while all
// of it is made, and what is asked for again after a kill. BENCH_CHARACTERS and BENCH_SEEKS make it shorter or longer.
import { readFile } from 'node:fs/promises';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { planReading } from '../../src-main/narration/plan.ts';
import { prepareText } from '../../src-main/text/prepare.ts';
import { RECORDING_RATE } from '../fixtures/recording.ts';
import { findGaps } from '../fixtures/signal.ts';
import { usedHeap } from '../fixtures/heap.ts';
import { openWindow, type Window } from '../fixtures/window.ts';
import { firstSound } from './listen.ts';
import { startNovelServer } from './novel-server.ts';
import { novelText } from './novel-text.ts';
import { spreadOf } from './report.ts';
import { resumeAfterKill } from './resume.ts';
import { seeks, watchSystemControls } from './seeks.ts';

const text = novelText(Number(process.env['BENCH_CHARACTERS'] ?? 400_000));
const SEEKS = Number(process.env['BENCH_SEEKS'] ?? 100);
/** Seconds; no pause is as long as this by itself. */
const PAUSE = 0.4;
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
  const atRest = await usedHeap(page);
  const residentAtRest = await resident(window);
  const heard = firstSound(window.sink.name, window.sink.env, 60_000);
  const recorder = await window.sink.record();
  const asked = Date.now();
  const started = { text, markup: 'markdown', profileId: id, longAccepted: true };
  const { narrationId } = await window.call<{ narrationId: string }>('startNarration', started);
  const planned = Math.round(Date.now() - asked);
  const residentPlanned = await resident(window);
  console.log(
    `first sound  ${Math.round((await heard) - asked)} ms after the text was handed over, planned after ${planned} ms`,
  );
  await page.waitForTimeout(LISTEN * 1000);
  joints(await recorder.stop());
  console.log(`host memory  ${mb(residentAtRest)} at rest, ${mb(residentPlanned)} when it is planned`);
  await memory(window, narrationId);
  const made = await usedHeap(page);
  await seeks(window, narrationId, SEEKS);
  console.log(
    `page heap    ${mb(atRest)} at rest, ${mb(made)} when all is made, ${mb(await usedHeap(page))} after the seeks`,
  );
} finally {
  await window.close();
  await server.close();
}
await resumeAfterKill(text.slice(0, 100_000));

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

/** Has all of it made, as saving does, and watches the host. */
async function memory(window: Window, narrationId: string): Promise<void> {
  const seen: { at: number; bytes: number }[] = [];
  const begun = Date.now();
  const { pieces } = await window.call<{ pieces: unknown[] }>('getNarration', { narrationId });
  const look = async (): Promise<void> => {
    seen.push({ at: (Date.now() - begun) / 1000, bytes: await resident(window) });
  };
  await look();
  const watch = setInterval(() => void look(), 1000);
  const saving = window.call('saveNarration', { narrationId, format: 'mp3' }).then(
    () => 'saved',
    (thrown: unknown) => String(thrown),
  );
  // The host is not asked how far it is: such an answer is long, and would be seen in its memory.
  const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 200));
  while (server.asked() < pieces.length && !(await Promise.race([saving, wait()]))) continue;
  const whole = (Date.now() - begun) / 1000;
  const during = seen.filter(({ at }) => at <= whole);
  clearInterval(watch);
  const minute = during.find(({ at }) => at >= 60);
  const most = Math.max(...during.map(({ bytes }) => bytes));
  console.log(`made         ${server.asked()} requests in ${whole.toFixed(0)} s`);
  const after = minute ? `, ${mb(minute.bytes)} after a minute` : '';
  console.log(
    `host memory  ${mb(during[0]?.bytes)} at the start${after}, ${mb(during.at(-1)?.bytes)} at the end, ${mb(most)} at most`,
  );
  console.log(
    `saving       ${await saving} ${((Date.now() - begun) / 1000 - whole).toFixed(0)} s after that, ${mb(await resident(window))}`,
  );
}

async function resident({ host }: Window): Promise<number> {
  const status = await readFile(`/proc/${host.process.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}

function mb(bytes = 0): string {
  return `${(bytes / MB).toFixed(1)} MB`;
}
