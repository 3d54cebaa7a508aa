import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Heard, Loopback } from '../../e2e/fixtures/loopback.ts';
import type { Bridge } from '../../src-preload/bridge.ts';
import type { AnyEvent } from '../../src-preload/contract/events.ts';
import type { Narration } from '../../src-preload/contract/narration.ts';
import type { App } from '../app.ts';
import { Hurry } from '../speech/dify/gate.fixture.ts';
import { refuse, SmallDify, sound } from './small-dify.fixture.ts';
import { bridgeTo, openApp } from './open-app.fixture.ts';

const calm = new AbortController().signal;
/** So long nothing is asked, where nothing is to be asked any more: many of the looks in a hurry. */
const QUIET = 400;

let home: string;
let app: App;
let bridge: Bridge;
let server: Loopback;
let patience: Hurry;
let profileId: string;
let told: AnyEvent[];
let dify: SmallDify;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-recovery-'));
  told = [];
  dify = new SmallDify();
  server = await dify.open();
  patience = new Hurry();
  app = await openApp(home, { patience });
  app.subscribe((event) => told.push(event));
  bridge = bridgeTo(app);
  profileId = await save('app-one');
});
afterEach(async () => {
  await app.close();
  await server.close();
  await rm(home, { recursive: true, force: true });
  expect(patience.asleep).toBe(0);
});

/** Adds the profile, or with its id changes it. */
async function save(key: string, id?: string): Promise<string> {
  const draft = { name: 'Work', url: `${server.url}/v1`, key, ...(id !== undefined && { id }) };
  const answer = await bridge.saveProfile(draft);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.id;
}

async function speak(pieces: number): Promise<string> {
  const text = Array.from({ length: pieces }, (_, index) => `Number ${index} is to be said.`).join('\n\n');
  const answer = await bridge.startNarration({ text, profileId });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.narrationId;
}

async function hear(id: string, piece: number): Promise<number> {
  const { bytes } = await app.audio(id, piece, calm);
  let size = 0;
  for await (const chunk of bytes) size += chunk.length;
  return size;
}

async function head(narrationId: string): Promise<Narration> {
  const answer = await bridge.getNarration({ narrationId });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.narration;
}

const requests = (path = '/v1/text-to-audio'): readonly Heard[] =>
  server.heard.filter((request) => request.path === path);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('a key that is refused', () => {
  it('stops forty pieces with at most two requests, and a new key goes on by itself', async () => {
    dify.speech = (request, response) =>
      (request.authorization === 'Bearer app-two' ? sound : refuse(401, 'unauthorized'))(request, response);
    const id = await speak(40);
    const heard = await Promise.allSettled(Array.from({ length: 40 }, (_, piece) => hear(id, piece)));
    expect(heard.map(({ status }) => status)).toEqual(Array(40).fill('rejected'));
    await expect.poll(() => head(id)).toMatchObject({ state: 'failed' });
    expect(await head(id)).toMatchObject({ error: { code: 'key_refused' } });
    expect(requests().length).toBeLessThanOrEqual(2);
    const before = requests().length;

    await save('app-two', profileId);
    await expect.poll(() => head(id)).toMatchObject({ state: 'making', made: 1 });
    expect((await head(id)).error).toBeUndefined();
    for (const piece of [0, 1, 39]) expect(await hear(id, piece)).toBeGreaterThan(1000);
    expect(
      new Set(
        requests()
          .slice(before)
          .map(({ authorization }) => authorization),
      ),
    ).toEqual(new Set(['Bearer app-two']));
  });

  it('is asked about again when somebody speaks', async () => {
    dify.speech = refuse(403, 'forbidden');
    await hear(await speak(2), 0).catch(() => undefined);
    dify.speech = sound;
    expect(await hear(await speak(2), 0)).toBeGreaterThan(1000);
  });

  it('that came back late, for a key that is another by now, is passed over', async () => {
    const late = Promise.withResolvers<undefined>();
    dify.speech = (request, response) => {
      if (request.authorization === 'Bearer app-two') sound(request, response);
      else void late.promise.then(() => refuse(401, 'unauthorized')(request, response));
    };
    const id = await speak(2);
    const heard = hear(id, 0);
    await expect.poll(() => requests()).toHaveLength(1);
    await save('app-two', profileId);
    late.resolve(undefined);
    expect(await heard).toBeGreaterThan(1000);
    expect(told.filter(({ name, payload }) => name === 'narration' && payload.state === 'failed')).toEqual(
      [],
    );
  });
});

describe('a server that goes away', () => {
  it('is waited for, and the narration goes on once it is back', async () => {
    const id = await speak(6);
    expect(await hear(id, 0)).toBeGreaterThan(1000);
    await server.close();
    const rest = Promise.all([2, 3, 4, 5].map((piece) => hear(id, piece)));
    await expect.poll(() => head(id)).toMatchObject({ held: { code: 'server_unreachable' } });
    await pause(QUIET);
    server = await dify.open(server.port);
    for (const size of await rest) expect(size).toBeGreaterThan(1000);
    expect(await head(id)).not.toHaveProperty('held');
    expect((await head(id)).error).toBeUndefined();
    const looks = requests('/v1/');
    expect(looks.length).toBeGreaterThan(0);
    expect(looks.map(({ authorization }) => authorization)).toEqual(looks.map(() => undefined));
    // Nobody asked for speech before somebody had looked.
    expect(server.heard[0]?.path).toBe('/v1/');
  });

  it('is not looked for when nobody waits any more', async () => {
    dify.speech = (_, response) => response.destroy();
    const port = server.port;
    const id = await speak(3);
    void hear(id, 0).catch(() => undefined);
    await expect.poll(() => requests().length).toBeGreaterThan(1);
    await server.close();
    await expect.poll(() => head(id)).toHaveProperty('held');
    await bridge.stopNarration({ narrationId: id });
    server = await dify.open(port);
    await pause(QUIET);
    expect(server.heard).toEqual([]);
    expect(patience.asleep).toBe(0);
    expect(await head(id)).toMatchObject({ state: 'stopped' });
  });
});

describe('a server that is there and has a problem', () => {
  it('is asked again until it has none', async () => {
    let bad = 7;
    dify.speech = (request, response) => (bad-- > 0 ? refuse(500, 'unknown') : sound)(request, response);
    const id = await speak(1);
    expect(await hear(id, 0)).toBeGreaterThan(1000);
    expect(requests()).toHaveLength(8);
    await expect.poll(() => head(id)).toMatchObject({ state: 'complete' });
  });

  it('is left alone after six rounds, until a person tries again', async () => {
    dify.speech = refuse(500, 'internal_server_error');
    const id = await speak(1);
    await expect(hear(id, 0)).rejects.toMatchObject({ error: { code: 'server_failed' } });
    expect(requests()).toHaveLength(10);
    await expect.poll(() => head(id)).toMatchObject({ state: 'failed' });
    dify.speech = sound;
    await bridge.retryNarration({ narrationId: id });
    expect(await hear(id, 0)).toBeGreaterThan(1000);
  });

  it('goes on at once when a person tries again while it is held', async () => {
    dify.speech = refuse(503, 'unknown');
    const id = await speak(1);
    const heard = hear(id, 0);
    await expect.poll(() => head(id)).toHaveProperty('held');
    dify.speech = sound;
    await bridge.retryNarration({ narrationId: id });
    expect(await heard).toBeGreaterThan(1000);
  });
});

describe('all who speak through a profile', () => {
  it('make at most two requests at once', async () => {
    dify.speech = (request, response) => void setTimeout(() => sound(request, response), 60);
    const id = await speak(5);
    const voices = ['one', 'two', 'three'].map((voice) => bridge.previewVoice({ profileId, voice }));
    await Promise.all([...[0, 1, 2, 3, 4].map((piece) => hear(id, piece)), ...voices]);
    expect(dify.most).toBe(2);
    expect(requests().length).toBeGreaterThanOrEqual(8);
  });
});
