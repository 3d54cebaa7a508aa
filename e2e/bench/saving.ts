// Two hours of narration saved in every way, over the browser host's own calls: how many times faster than real time,
// how much memory the host takes meanwhile, the chapters that ffprobe sees, and how far subtitles are off at the end.
// BENCH_SECONDS makes it shorter. It needs no network, no browser and no sound device.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { driftOf } from './drift.ts';
import { startFastServer } from './fast-server.ts';
import { startCalledHost } from './host-calls.ts';
import { spreadOf } from './report.ts';
import { longText, spokenPieces } from './saving-text.ts';

const run = promisify(execFile);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 7200);
/** What is wanted: times real time by copy and by one encode, MB of the host, ms of the last subtitle. */
const wish = { copy: 300, encode: 80, memory: 300, drift: 100 };

const { text, paragraphs, chapters } = longText(SECONDS);
const server = await startFastServer(await spokenPieces());
const host = await startCalledHost();
const call = host.call;
try {
  const { id } = await call<{ id: string }>('saveProfile', {
    name: 'novel',
    url: server.url,
    key: server.key,
  });
  await call('updatePreferences', { activeProfile: id, askAbove: 10_000_000 });
  const { narrationId } = await call<{ narrationId: string }>('startNarration', {
    ...{ text, markup: 'markdown', profileId: id, longAccepted: true },
  });
  const making = await save(narrationId, 'mp3');
  console.log(
    `made         ${server.asked()} requests, ${making.seconds.toFixed(0)} s of sound, with its first save in ${making.took.toFixed(0)} s`,
  );
  const playback = { speed: 1, volume: 1 };
  await call('updatePreferences', { playback: { ...playback, evenLoudness: true } });
  await measure('mp3, encoded', 'mp3', wish.encode);
  await call('updatePreferences', { playback: { ...playback, evenLoudness: false } });
  for (const format of ['opus', 'flac', 'wav']) await measure(format, format, wish.encode);

  const saving = { perChapter: false, pattern: '{number} {chapter}', subtitles: 'srt' };
  await call('updatePreferences', { saving });
  await subtitles('mp3', await measure('mp3, copied', 'mp3', wish.copy));
  await subtitles('m4b', await measure('m4b', 'm4b', wish.encode));

  /** Saves it, and answers where the file is. */
  async function measure(name: string, format: string, least: number): Promise<string> {
    const before = await host.restartPeak();
    const worked = await host.processorSeconds();
    const { seconds, took, path } = await save(narrationId, format);
    const most = await host.peak();
    const work = (await host.processorSeconds()) - worked;
    const times = seconds / took;
    console.log(
      `${name.padEnd(12)} ${times.toFixed(0)} x real time (${took.toFixed(1)} s, ${work.toFixed(1)} s of a processor), ` +
        `${verdict(times >= least, `at least ${least}`)}; memory ${before.toFixed(0)} MB before, ` +
        `${most.toFixed(0)} MB at most, ${verdict(most <= wish.memory, `at most ${wish.memory}`)}`,
    );
    return path;
  }

  async function subtitles(format: string, path: string): Promise<void> {
    const files = Object.entries(unzipSync(new Uint8Array(await readFile(path))));
    const kept = new Map<string, string>();
    for (const [name, bytes] of files) {
      const ending = name.split('.').at(-1) ?? '';
      kept.set(ending, join(host.home, `saved.${ending}`));
      await writeFile(kept.get(ending) ?? '', bytes);
    }
    const [sound = '', srt = ''] = [kept.get(format), kept.get('srt')];
    const seen = await chaptersOf(sound);
    console.log(`${format.padEnd(12)} ${seen} chapters seen by ffprobe of ${chapters}`);
    const { first, last, late } = await driftOf(sound, await readFile(srt, 'utf8'));
    const end = Math.abs(late.at(-1) ?? NaN);
    console.log(
      `  subtitles  ${late.length} of ${paragraphs} found (${first} to ${last}), off by ${spreadOf(late.map(Math.abs), 'ms')}; ` +
        `the last ${end.toFixed(1)} ms, ${verdict(end <= wish.drift && last === paragraphs, `at most ${wish.drift}`)}`,
    );
  }
} finally {
  await host.close();
  await server.close();
}

async function save(
  narrationId: string,
  format: string,
): Promise<{ seconds: number; took: number; path: string }> {
  const begun = performance.now();
  const saved = await call<{ seconds: number; url: string; name: string }>('saveNarration', {
    narrationId,
    format,
  });
  const took = (performance.now() - begun) / 1000;
  const path = join(host.home, 'downloads', basename(saved.url), saved.name);
  return { seconds: saved.seconds, took, path };
}

async function chaptersOf(path: string): Promise<number> {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-show_chapters', '-of', 'json', path]);
  return (JSON.parse(stdout) as { chapters: unknown[] }).chapters.length;
}

function verdict(isMet: boolean, wanted: string): string {
  return `wanted ${wanted}: ${isMet ? 'met' : 'NOT met'}`;
}
