import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SaveFormat } from '../../src-preload/contract/saving.ts';
import { cover } from './cover.ts';
import { decoded, newFolder, part, probe, quietRuns, speak } from './speech.fixture.ts';
import { saveRecording } from './write-file.ts';

const folder = newFolder();
const wav = ['a', 'b', 'c', 'd'].map((name) => speak(folder, name));
const mp3 = ['e', 'f', 'g', 'h'].map((name) => speak(folder, name, { rate: 24_000, channels: 1 }));
const about = {
  artist: 'Ada · en',
  album: 'Häfen',
  date: '2026-11-24',
  genre: 'Speech',
  cover: cover('Häfen'),
};

async function save(format: SaveFormat, files: readonly string[], pauses: readonly number[], name: string) {
  const path = join(folder, `${name}.${format}`);
  const saved = await saveRecording({
    parts: files.map((file, index) => ({
      ...part(file, pauses[index] ?? 0),
      ...(index % 2 === 1 && { chapter: `Teil ${index} – 港` }),
      sentences: [{ text: 'A sentence.' }],
    })),
    ...{
      format,
      path,
      replace: false,
      title: 'Häfen',
      subtitles: name === 'whole' ? 'srt' : undefined,
      signal: new AbortController().signal,
    },
    about: { ...about, chapters: ['Teil 1 – 港', 'Teil 3 – 港'] },
  });
  return { path, ...saved };
}

const chaptersOf = (path: string): { start_time: string; tags: { title: string } }[] =>
  (
    JSON.parse(
      execFileSync('ffprobe', ['-v', 'error', '-show_chapters', '-of', 'json', path], { encoding: 'utf8' }),
    ) as { chapters: { start_time: string; tags: { title: string } }[] }
  ).chapters;

describe.each(['mp3', 'm4b', 'm4a', 'opus', 'flac', 'wav'] as const)('%s', (format) => {
  it('is read by ffmpeg with its length, tags and chapters, beside its subtitles', async () => {
    const { path, seconds } = await save(format, wav, [0.3, 0.6, 0.3, 0], 'whole');
    onTestFinished(() => rmSync(path.replace(/\w+$/, 'srt')));
    const facts = probe(path) as ReturnType<typeof probe> & { streams: { tags?: Record<string, string> }[] };
    const tags = { ...facts.streams[0]?.tags, ...facts.format.tags };
    const told = Object.fromEntries(Object.entries(tags).map(([key, value]) => [key.toLowerCase(), value]));
    expect(told).toMatchObject({ title: 'Häfen', artist: 'Ada · en', album: 'Häfen', date: '2026-11-24' });
    const rate = format === 'opus' ? 48_000 : 22_050;
    const heard = decoded(path, 1, rate)[0]!;
    // ffmpeg 5 plays the last packet of an mp4 to its end; the file says where it stops.
    const most = format.startsWith('m4') ? 1024 / rate : 2 / rate;
    expect(heard.length / rate - seconds).toBeLessThan(most);
    expect(heard.length / rate - seconds).toBeGreaterThan(-2 / rate);
    if (format.startsWith('m4')) expect(Number(facts.format.duration)).toBeCloseTo(seconds, 3);
    const chapters = chaptersOf(path);
    expect(chapters.map(({ tags: { title } }) => title)).toEqual(['Häfen', 'Teil 1 – 港', 'Teil 3 – 港']);
    const srt = readFileSync(path.replace(/\w+$/, 'srt'), 'utf8');
    const starts = [...srt.matchAll(/(\d\d):(\d\d):(\d\d),(\d\d\d) -->/g)].map(
      ([, h, m, s, ms]) => Number(h) * 3600 + Number(m) * 60 + Number(s) + Number(ms) / 1000,
    );
    expect(starts).toHaveLength(4);
    expect(Number(chapters[1]?.start_time)).toBeCloseTo(starts[1]!, 2);
    // The sound after each long pause begins where the subtitles say.
    const [pause] = quietRuns(heard, rate, 0.5);
    expect(Math.abs((pause?.[1] ?? 0) - starts[2]!)).toBeLessThan(0.05);
  }, 60_000);
});

describe('an mp3 of mp3 parts', () => {
  it('has their own frames, the pauses that were set, and the exact length', async () => {
    const { path, seconds } = await save('mp3', mp3, [0.3, 0.5, 0.3, 0.3], 'copied');
    const bytes = readFileSync(path);
    const original = readFileSync(mp3[1]!);
    // A frame from the middle stands in the file, bit by bit.
    expect(bytes.includes(original.subarray(8000, 8600))).toBe(true);
    const heard = decoded(path, 1)[0]!;
    expect(heard.length / 24_000).toBeCloseTo(seconds, 5);
    const wanted = decoded((await save('wav', mp3, [0.3, 0.5, 0.3, 0.3], 'decoded')).path, 1)[0]!;
    expect(Math.abs(heard.length - wanted.length)).toBeLessThan(2 * 576);
    const [a, b] = [quietRuns(heard, 24_000, 0.2), quietRuns(wanted, 24_000, 0.2)];
    expect(a.length).toBe(b.length);
    a.forEach(([from, to], index) => {
      expect(Math.abs(to - from - (b[index]![1] - b[index]![0]))).toBeLessThan(0.03);
      expect(Math.abs(from - b[index]![0])).toBeLessThan(0.03);
    });
  });

  it('is encoded where a pause is too short to cut in', async () => {
    const { path, seconds } = await save('mp3', mp3, [0, 0.5, 0, 0.3], 'tight');
    const heard = decoded(path, 1)[0]!;
    expect(heard.length / 24_000).toBeCloseTo(seconds, 5);
    const wanted = decoded((await save('wav', mp3, [0, 0.5, 0, 0.3], 'tight-decoded')).path, 1)[0]!;
    expect(Math.abs(heard.length - wanted.length)).toBeLessThan(2 * 576);
  });
});
