// From the server's first byte of sound to the first audible sample: the browser host against curl piped into
// mpv, in turns on the same null sink. The mp3 comes in writes of 1 KB, at 2 and at 10 times real time, and the server
// thinks for 0.6 s first, as providers do: programs that start with the request are up by then.
import { spawn } from 'node:child_process';
import type { Page } from 'playwright-core';
import { openChromium, startBrowserHost } from '../fixtures/browser-host.ts';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { type Sink, withSink } from '../fixtures/recording.ts';
import { firstSound } from './listen.ts';
import { median, report } from './report.ts';

const RUNS = Number(process.env.BENCH_RUNS ?? 9);
/** One piece, and another text each run, since the server is asked anew each time. */
const text = (run: number): string => `Take number ${run + 1}, the band plays on and on into the night.`;

await withSink(async (sink) => {
  const server = await startDifyServer({ pace: { bytes: 1024 } });
  const host = await startBrowserHost();
  const chromium = await openChromium(sink.env);
  try {
    const { page } = chromium;
    await page.goto(host.url);
    await addProfile(page, server);
    // The first sound of a browser's life wakes its sound output; every run after it is like daily use.
    await ours(page, server, sink, 'One sentence to wake everything.');
    for (const speed of [2, 10]) {
      server.knobs.pace = { bytes: 1024, speed, think: 600 };
      const figures = { ours: [] as number[], mpv: [] as number[] };
      for (let run = 0; run < RUNS; run++) {
        // The provider's work is not what is measured: each text is made before.
        await fetchSound(server, text(run));
        figures.ours.push(await ours(page, server, sink, text(run)));
        figures.mpv.push(await curlIntoMpv(server, sink, text(run)));
      }
      const ratio = median(figures.ours) / median(figures.mpv);
      report(`first sound, ${speed}x real time`, {
        ...figures,
        unit: 'ms',
        ratio,
        most: speed === 2 ? 0.5 : 2,
      });
    }
  } finally {
    await chromium.close();
    await host.close();
    await server.close();
  }
});

async function addProfile(page: Page, { url, key }: DifyServer): Promise<void> {
  await page.evaluate(
    async (draft) => {
      const call = async (method: string, body: unknown): Promise<{ value: { id: string } }> =>
        (
          await fetch(`api/${method}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          })
        ).json() as Promise<{ value: { id: string } }>;
      const { value } = await call('saveProfile', draft);
      await call('updatePreferences', { activeProfile: value.id });
    },
    { name: 'bench', url, key },
  );
  await page.locator('option:checked', { hasText: 'bench' }).waitFor({ state: 'attached' });
}

async function ours(page: Page, server: DifyServer, sink: Sink, words: string): Promise<number> {
  const before = server.soundStarts.length;
  await page.getByRole('textbox', { name: 'Text' }).fill(words);
  const heard = firstSound(sink.name, sink.env, 20_000);
  await settle();
  await page.keyboard.press('Control+Enter');
  const at = await heard;
  await page.keyboard.press('Escape');
  await settle();
  if (server.soundStarts.length !== before + 1) throw new Error('the server was not asked once');
  return at - server.soundStarts.at(-1)!;
}

async function curlIntoMpv(server: DifyServer, sink: Sink, words: string): Promise<number> {
  const heard = firstSound(sink.name, sink.env, 20_000);
  await settle();
  const post = [
    ...['-sN', '-X', 'POST', `${server.url}/text-to-audio`, '-H', `Authorization: Bearer ${server.key}`],
    ...['-H', 'Content-Type: application/json', '-d', JSON.stringify({ text: words, user: 'bench' })],
  ];
  const curl = spawn('curl', post, { stdio: ['ignore', 'pipe', 'ignore'] });
  const mpv = spawn(
    'mpv',
    ['--no-video', '--ao=pulse', '--profile=low-latency', '--demuxer-lavf-format=mp3', '-'],
    { env: { ...process.env, ...sink.env }, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  mpv.stdin.on('error', () => undefined);
  curl.stdout.pipe(mpv.stdin);
  const at = await heard;
  const ended = new Promise((resolve) => mpv.once('exit', resolve));
  curl.kill();
  mpv.kill();
  await ended;
  await settle();
  return at - server.soundStarts.at(-1)!;
}

async function fetchSound({ url, key, knobs }: DifyServer, words: string): Promise<void> {
  const { pace } = knobs;
  knobs.pace = { bytes: 65_536 };
  const answer = await fetch(`${url}/text-to-audio`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ text: words, user: 'bench' }),
  });
  await answer.arrayBuffer();
  knobs.pace = pace;
}

/** Long enough for a sink to fall silent. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 600));
}
