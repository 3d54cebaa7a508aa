import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DifyServer, startDifyServer } from '../../e2e/fixtures/dify-server.ts';
import type { Bridge } from '../../src-preload/bridge.ts';
import type { AnyEvent } from '../../src-preload/contract/events.ts';
import type { App } from '../app.ts';
import { bridgeTo, openApp } from './open-app.fixture.ts';

let home: string;
let app: App;
let bridge: Bridge;
let server: DifyServer;
const told: AnyEvent[] = [];

async function open(): Promise<App> {
  const opened = await openApp(home);
  opened.subscribe((event) => told.push(event));
  bridge = bridgeTo(opened);
  return opened;
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-previews-'));
  told.length = 0;
  [app, server] = await Promise.all([open(), startDifyServer({ pace: { bytes: 65_536 } })]);
});
afterEach(async () => {
  await app.close();
  await server.close();
  await rm(home, { recursive: true, force: true });
});

async function addProfile(voice: string | null = null): Promise<string> {
  const answer = await bridge.saveProfile({ name: 'Work', url: server.url, key: server.key, voice });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.id;
}

async function hear(profileId: string | null, voice: string | null) {
  const answer = await bridge.previewVoice({ profileId, voice });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

async function sound(path: string): Promise<{ mime: string; size: number }> {
  const [, id, piece] = path.split('/');
  const { mime, bytes } = await app.audio(id ?? '', Number(piece), new AbortController().signal);
  let size = 0;
  for await (const chunk of bytes) size += chunk.length;
  return { mime, size };
}

const spoken = (): { text: string; voice?: string }[] =>
  server.requests
    .filter(({ path }) => path === '/v1/text-to-audio')
    .map(({ body }) => body as { text: string; voice?: string });
const previews = (): Promise<string[]> => readdir(join(home, 'previews'));
const listed = async (profileId: string | null, voice: string) => {
  const answer = await bridge.listVoices({ profileId });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.voices.find(({ id }) => id === voice);
};

describe('a preview through a Dify app', () => {
  it('is made once, kept without a trace of the key, and heard over the audio road', async () => {
    const id = await addProfile();
    const first = await hear(id, 'nova');
    expect(first.path).toMatch(/^audio\/preview-[0-9a-f]{40}\/0$/);
    expect(first.replaced).toBe(false);
    expect((await sound(first.path)).mime).toBe('audio/mpeg');
    expect((await sound(first.path)).size).toBeGreaterThan(8000);
    const asked = spoken();
    expect(asked.map(({ voice }) => voice).sort()).toEqual(['nova', undefined]);
    expect(new Set(asked.map(({ text }) => text))).toEqual(new Set([asked[0]?.text]));
    expect(asked[0]?.text).toMatch(/^Hello/);
    expect(await hear(id, 'nova')).toEqual(first);
    await hear(id, 'onyx');
    expect(spoken().length).toBe(3);
    for (const name of await previews()) {
      expect(name).toMatch(/^[0-9a-f]{40}\.mp3$/);
      expect(await readFile(join(home, 'previews', name), 'latin1')).not.toContain(server.key);
    }
  });

  it('is asked for once by two at the same time, and is still there in the next run', async () => {
    const id = await addProfile();
    const [one, other] = await Promise.all([hear(id, 'nova'), hear(id, 'nova')]);
    expect(one).toEqual(other);
    expect(spoken().length).toBe(2);
    await app.close();
    app = await open();
    expect(await hear(id, 'nova')).toEqual(one);
    expect(spoken().length).toBe(2);
  });

  it('is in the voice’s own language, else in the app’s', async () => {
    const id = await addProfile();
    await hear(id, 'sambert-hanna-v1');
    await hear(id, 'de-DE-KatjaNeural');
    await hear(id, 'Cherry');
    const texts = new Map(spoken().map(({ voice, text }) => [voice, text]));
    expect(texts.get('sambert-hanna-v1')).toMatch(/^Hallo/);
    expect(texts.get('de-DE-KatjaNeural')).toMatch(/^Hallo/);
    expect(texts.get('Cherry')).toMatch(/^Hello/);
  });

  it('of the default leaves the voice out, whatever the profile has chosen', async () => {
    const id = await addProfile('onyx');
    expect((await hear(id, null)).replaced).toBe(false);
    expect(spoken().map((body) => Object.hasOwn(body, 'voice'))).toEqual([false]);
  });

  it('does not make a voice one that was spoken with', async () => {
    const id = await addProfile();
    await hear(id, 'zelda');
    expect(await listed(id, 'zelda')).toBeUndefined();
  });
});

describe('a voice that the server replaces in silence', () => {
  it('is noticed by its sound, remembered and told; once the server knows it, the mark goes', async () => {
    const id = await addProfile('zelda');
    const asVoices = { name: 'voices', payload: { profileId: id } };
    expect((await hear(id, 'zelda')).replaced).toBe(true);
    expect(told.filter(({ name }) => name === 'voices')).toEqual([asVoices]);
    expect(await listed(id, 'zelda')).toMatchObject({ origin: 'named', replaced: true });
    await app.close();
    app = await open();
    expect((await hear(id, 'zelda')).replaced).toBe(true);
    server.knobs.moreVoices['zelda'] = 'onyx';
    expect((await hear(id, 'zelda')).replaced).toBe(false);
    expect(told.filter(({ name }) => name === 'voices')).toEqual([asVoices, asVoices]);
    expect((await listed(id, 'zelda'))?.replaced).toBeUndefined();
  });

  it('is not the default itself, which sounds like the default by right', async () => {
    const id = await addProfile();
    expect((await hear(id, 'alloy')).replaced).toBe(false);
    server.knobs.defaultVoice = '';
    expect((await hear(id, 'zelda')).replaced).toBe(true);
    server.knobs.defaultVoice = 'zelda';
    expect((await hear(id, 'zelda')).replaced).toBe(false);
    expect((await listed(id, 'zelda'))?.replaced).toBeUndefined();
  });

  it('is not looked for where the default cannot be heard, and what was known stays', async () => {
    const id = await addProfile('zelda');
    server.knobs.ttsEnabled = false;
    expect((await hear(id, 'zelda')).replaced).toBe(false);
    expect(spoken().map(({ voice }) => voice)).toEqual(['zelda']);
    server.knobs.ttsEnabled = true;
    expect((await hear(id, 'zelda')).replaced).toBe(true);
    server.knobs.ttsEnabled = false;
    expect((await hear(id, 'zelda')).replaced).toBe(true);
  });
});

describe('what stands in the way', () => {
  it('is told by its own code, and leaves nothing behind', async () => {
    const id = await addProfile();
    const failing = { status: 400, body: { code: 'provider_quota_exceeded', message: 'No.', status: 400 } };
    server.failNext(failing);
    server.failNext(failing);
    expect(await bridge.previewVoice({ profileId: id, voice: 'nova' })).toMatchObject({
      error: { code: 'quota_used_up' },
    });
    expect(await previews()).toEqual([]);
    expect((await hear(id, 'nova')).replaced).toBe(false);
    expect(await bridge.previewVoice({ profileId: 'gone', voice: 'nova' })).toMatchObject({
      error: { code: 'profile_missing' },
    });
  });

  it('never passes as sound', async () => {
    const id = await addProfile();
    for (const body of ['', '<html><body>Sign in</body></html>', 'ID3 and then nothing that is sound']) {
      server.failNext({ status: 200, body });
      server.failNext({ status: 200, body });
      expect((await bridge.previewVoice({ profileId: id, voice: 'nova' })).ok).toBe(false);
      expect(await previews()).toEqual([]);
    }
  });

  it('is a recording that is gone, where a path is not known', async () => {
    await expect(sound(`audio/preview-${'0'.repeat(40)}/0`)).rejects.toMatchObject({
      error: { code: 'narration_gone' },
    });
  });
});

it('of a voice on this computer is heard in its language, and anew in another manner', async () => {
  const german = await hear(null, 'de');
  expect(german.replaced).toBe(false);
  expect((await sound(german.path)).mime).toBe('audio/mp4; codecs="flac"');
  expect((await hear(null, null)).path).not.toBe(german.path);
  expect((await hear(null, 'en-us')).path).toBe((await hear(null, null)).path);
  await bridge.updatePreferences({ onDevice: { voice: 'en-us', rate: 2, pitch: 0.5 } });
  expect((await hear(null, 'de')).path).not.toBe(german.path);
  expect((await previews()).length).toBe(3);
  expect(await bridge.previewVoice({ profileId: null, voice: 'zz-none' })).toMatchObject({
    error: { code: 'voice_unknown' },
  });
});

it('keeps 200 files; the one not heard for longest goes first', async () => {
  const { path } = await hear(null, 'de');
  const kept = (await previews())[0] ?? '';
  for (let at = 0; at < 205; at++) {
    const name = join(home, 'previews', `${String(at).padStart(40, '0')}.mp3`);
    await writeFile(name, 'x');
    await utimes(name, at, at);
  }
  await hear(null, 'de');
  await hear(null, 'fr');
  const names = await previews();
  expect(names.length).toBe(200);
  expect(names).toContain(kept);
  expect(names.filter((name) => name.startsWith('000')).length).toBe(198);
  expect((await sound(path)).size).toBeGreaterThan(1000);
});

it('lists a voice that has spoken, once it did so well, the last one first', async () => {
  const id = await addProfile();
  const news = (): number => told.filter(({ name }) => name === 'voices').length;
  const speak = async (voice?: string): Promise<void> => {
    const { length } = spoken();
    await bridge.startNarration({ text: 'Hello there.', profileId: id, ...(voice && { voice }) });
    await expect.poll(() => spoken().length).toBeGreaterThan(length);
  };
  await speak('zelda');
  await expect.poll(news).toBe(1);
  await speak('nova');
  await expect.poll(news).toBe(2);
  const answer = await bridge.listVoices({ profileId: id });
  if (!answer.ok) throw new Error(answer.error.code);
  const { voices } = answer.value;
  expect(voices.slice(0, 2).map((voice) => [voice.id, voice.origin])).toEqual([
    ['nova', 'used'],
    ['zelda', 'used'],
  ]);
  server.failNext({
    status: 400,
    body: { code: 'invalid_param', message: 'PluginInvokeError: {}', status: 400 },
  });
  await speak('refused');
  await speak();
  await expect
    .poll(() => told.some((event) => event.name === 'narration' && event.payload.made === 1))
    .toBe(true);
  expect(await listed(id, 'refused')).toBeUndefined();
  expect(news()).toBe(2);
});

describe('favourites', () => {
  it('are kept for a profile and for this computer, and told to every window', async () => {
    const id = await addProfile();
    for (const [profileId, voice] of [
      [id, 'fr-FR-Mine'],
      [null, 'de'],
    ] as const) {
      const mark = (favourite: boolean) => bridge.setFavourite({ profileId, voice, favourite });
      expect(await mark(true)).toMatchObject({ ok: true });
      expect(await mark(true)).toMatchObject({ ok: true });
      expect(told.splice(0).filter(({ name }) => name === 'voices')).toEqual([
        { name: 'voices', payload: { profileId } },
      ]);
      expect(await listed(profileId, voice)).toMatchObject({ favourite: true });
      await mark(false);
      expect((await listed(profileId, voice))?.favourite).toBeUndefined();
      expect(told.splice(0).map(({ name }) => name)).toEqual(['voices']);
    }
    expect(await listed(id, 'fr-FR-Mine')).toBeUndefined();
    expect(await bridge.setFavourite({ profileId: null, voice: 'zz-none', favourite: true })).toMatchObject({
      error: { code: 'voice_unknown' },
    });
    expect(await bridge.setFavourite({ profileId: 'gone', voice: 'a', favourite: true })).toMatchObject({
      error: { code: 'profile_missing' },
    });
  });

  it('can be chosen while the server is away', async () => {
    const id = await addProfile();
    await bridge.setFavourite({ profileId: id, voice: 'mine', favourite: true });
    await server.close();
    expect(await bridge.listVoices({ profileId: id })).toMatchObject({
      value: { defaultVoice: null, error: { code: 'server_unreachable' } },
    });
    expect(await listed(id, 'mine')).toMatchObject({ favourite: true });
  });
});
