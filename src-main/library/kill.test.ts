import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Loopback } from '../../e2e/fixtures/loopback.ts';
import { bridgeTo, openApp } from '../app/open-app.fixture.ts';
import { SmallDify, sound } from '../app/small-dify.fixture.ts';
import { planPieces } from '../narration/plan.ts';
import { SoundFiles } from './sound-files.ts';
import { Narrations } from './narrations.ts';
import { Sounds } from './sounds.ts';
import { loadSqlite } from './sqlite.ts';
import { Statements } from './statements.ts';

const KILLS = Number(process.env['VOICETRAY_KILLS'] ?? 100);
const SEED = Number(process.env['VOICETRAY_SEED'] ?? 20_261);
const CHILD = fileURLToPath(new URL('narrate.fixture.ts', import.meta.url));
const say = (index: number): string => `Part ${index} of this text is here to be said.`;
const TEXT = Array.from({ length: 1500 }, (_, index) => say(index)).join('\n\n');

/** Numbers of chance that a seed gives again (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The library as it lies there. */
async function look(home: string, id: string) {
  const { DatabaseSync } = loadSqlite();
  const database = new DatabaseSync(join(home, 'library', 'library.sqlite'));
  try {
    expect(database.prepare('PRAGMA quick_check').get()).toEqual({ quick_check: 'ok' });
    const narrations = new Narrations(new Statements(database));
    const row = narrations.find(id);
    expect(narrations.desk()).toEqual([id]);
    const sounds = new Sounds(new Statements(database)).of(row?.n ?? -1);
    const files = new SoundFiles(join(home, 'library'));
    for (const [, { file, bytes }] of sounds) expect(await files.has(file, bytes)).toBe(true);
    return { made: new Set(sounds.keys()), place: row?.place ?? 0 };
  } finally {
    database.close();
  }
}

// Two libraries at once: most of a round is waiting for a process.
it.concurrent.each([SEED, SEED + 1])(
  `outlives ${KILLS / 2} kills at any instant (seed %i)`,
  { timeout: 240_000 },
  async (seed) => {
    const { made, lost } = await story(seed, KILLS / 2);
    expect(made).toBeGreaterThan(KILLS / 10);
    if (process.env['VOICETRAY_FIGURES']) console.log(`seed ${seed}: ${made} pieces made, ${lost} in flight`);
  },
);

/** Kills a narration and goes on with it, again and again; what must hold is looked at after each kill. */
async function story(seed: number, kills: number): Promise<{ made: number; lost: number }> {
  const chance = dice(seed);
  const home = await mkdtemp(join(tmpdir(), 'voicetray-kill-'));
  const dify = new SmallDify();
  let asks = Promise.withResolvers<undefined>();
  dify.speech = (request, response) => {
    asks.resolve(undefined);
    void setTimeout(15).then(() => sound(request, response));
  };
  const asked = (): Promise<undefined> => {
    asks = Promise.withResolvers();
    return asks.promise;
  };
  const server = await dify.open();
  try {
    return await killAgainAndAgain({ home, server, asked, chance, kills });
  } finally {
    await server.close();
    await rm(home, { recursive: true, force: true });
  }
}

interface Story {
  readonly home: string;
  readonly server: Loopback;
  /** When a piece is asked for next. */
  readonly asked: () => Promise<undefined>;
  readonly chance: () => number;
  readonly kills: number;
}

async function killAgainAndAgain({
  home,
  server,
  asked,
  chance,
  kills,
}: Story): Promise<{ made: number; lost: number }> {
  const app = await openApp(home);
  const saved = await bridgeTo(app).saveProfile({ name: 'Work', url: `${server.url}/v1`, key: 'app-1' });
  await app.close();
  const profileId = saved.ok ? saved.value.id : '';
  const { pieces } = planPieces(TEXT, { clause: 0, sentence: 0, paragraph: 0, heading: 0 });
  // The program starts faster with its code compiled, which a kill would never let it write down.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(home, 'compiled') };
  await once(spawn(process.execPath, [CHILD, home, profileId, ''], { env, stdio: 'ignore' }), 'close');
  const indexOf = new Map(pieces.map(({ words, index }) => [words, index]));

  let id: string | null = null;
  let made = new Set<number>();
  let lost = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const heardBefore = server.heard.length;
    const child = spawn(process.execPath, [CHILD, home, profileId, TEXT], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const requested = asked();
    const told = new Set<number>();
    let logged = '';
    const { promise: ready, resolve } = Promise.withResolvers<string>();
    const { promise: sounding, resolve: sounds } = Promise.withResolvers<undefined>();
    createInterface(child.stdout).on('line', (line) => {
      const [what, value = ''] = line.split(' ');
      if (what === 'made') {
        told.add(Number(value));
        sounds(undefined);
      } else if (what === 'desk') resolve(value);
      else logged += `${line}\n`;
    });
    const ended = once(child, 'close');
    const desk = await Promise.race([ready, ended.then(() => `ended: ${logged}`)]);
    id ??= desk;
    expect(desk).toBe(id);
    // As often while it starts as while a piece is asked for, and after one came.
    const when = [ready, requested, sounding][Math.floor(chance() * 3)];
    await Promise.race([when, ended]);
    await setTimeout(chance() * (when === requested ? 20 : 120));
    child.kill('SIGKILL');
    await ended;

    const now = await look(home, id);
    const requests = server.heard
      .slice(heardBefore)
      .filter(({ path }) => path === '/v1/text-to-audio')
      .map(({ body }) => indexOf.get((JSON.parse(body) as { text: string }).text) ?? -1);
    // Nothing that is there is asked for again, all that was called made is there, and so is what was there before.
    expect(requests.filter((index) => made.has(index))).toEqual([]);
    expect([...told, ...made].filter((index) => !now.made.has(index))).toEqual([]);
    const inFlight = requests.filter((index) => !now.made.has(index)).length;
    expect(inFlight).toBeLessThanOrEqual(2);
    expect(logged).toBe('');
    lost += inFlight;
    made = now.made;
  }
  return { made: made.size, lost };
}
