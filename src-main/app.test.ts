import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnyEvent } from '../src-preload/contract/events.ts';
import type { App } from './app.ts';
import { bridgeTo, openApp } from './app/open-app.fixture.ts';

let home: string;
let app: App;
let clip = '';
let html: string | null = null;
const heard: AnyEvent[] = [];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-app-'));
  [clip, html] = ['', null];
  heard.length = 0;
  app = await openApp(home, {
    clipboard: { read: async (place) => ({ text: place === 'selection' ? 'Selected.' : clip, html }) },
    saveTarget: { choose: async (name) => ({ to: 'file', path: join(home, name), replace: false }) },
  });
  app.subscribe((event) => heard.push(event));
});
afterEach(async () => {
  await app.close();
  await rm(home, { recursive: true, force: true });
});

/** The app as a window sees it: over the contract. */
const bridge = () => bridgeTo(app);

async function value<T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>,
): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function read(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0;
  for await (const chunk of bytes) size += chunk.length;
  return size;
}

describe('createApp', () => {
  it('speaks with this computer, lets the player hear it and saves it', async () => {
    const { narrationId, queued } = await value(
      bridge().startNarration({ text: 'Hello there. This is the second sentence.', profileId: null }),
    );
    expect(queued).toBe(false);
    const { mime, bytes } = await app.audio(narrationId, 0, new AbortController().signal);
    expect(mime).toBe('audio/mp4; codecs="flac"');
    expect(await read(bytes)).toBeGreaterThan(5000);

    const saved = await value(bridge().saveNarration({ narrationId, format: 'mp3' }));
    if (saved.to !== 'file') throw new Error(saved.to);
    expect(saved.saved).toBe(saved.pieces);
    const probed = execFileSync('ffprobe', [
      '-v',
      'error',
      '-show_entries',
      'format=duration',
      '-of',
      'csv=p=0',
      saved.path,
    ]);
    // FFprobe counts whole frames, with the encoder's delay and padding; decoders leave those out.
    expect(Math.abs(Number(probed.toString()) - saved.seconds)).toBeLessThan(0.08);
    expect(await bridge().saveNarration({ narrationId, format: 'mp3' })).toMatchObject({
      error: { code: 'file_exists' },
    });
    await value(bridge().saveNarration({ narrationId, format: 'mp3', replace: true }));

    const opened = heard.find((event) => event.name === 'opened');
    const spoken = { speaker: 'This computer', voice: 'English (America)' };
    expect(opened?.payload).toMatchObject({ narration: { id: narrationId, ...spoken } });
    expect((await value(bridge().listLibrary({}))).items).toMatchObject([{ id: narrationId, ...spoken }]);
  });

  it('queues a second narration and begins it when the player ends the first', async () => {
    const first = await value(bridge().startNarration({ text: 'One.', profileId: null }));
    const second = await value(bridge().startNarration({ text: 'Two.', profileId: null, whenBusy: 'queue' }));
    expect(second.queued).toBe(true);
    const report = { narrationId: first.narrationId, piece: 0, offset: 1 } as const;
    await value(bridge().reportPlayer({ ...report, state: 'ended' }));
    const { desk } = await value(bridge().hello({}));
    expect(desk.current?.id).toBe(second.narrationId);
    expect(desk.queue).toEqual([]);
  });

  it('does not wait behind what the player could not go on with', async () => {
    const first = await value(bridge().startNarration({ text: 'One.', profileId: null }));
    const report = { narrationId: first.narrationId, piece: 0, offset: 0 } as const;
    await value(bridge().reportPlayer({ ...report, state: 'failed' }));
    const second = await value(bridge().startNarration({ text: 'Two.', profileId: null, whenBusy: 'queue' }));
    expect(second.queued).toBe(false);
    const third = await value(
      bridge().startNarration({ text: 'Three.', profileId: null, whenBusy: 'queue' }),
    );
    expect(third.queued).toBe(true);
  });

  it('interrupts unless told otherwise; what was interrupted stays savable', async () => {
    const first = await value(
      bridge().startNarration({ text: 'One sentence to begin with.', profileId: null }),
    );
    await read((await app.audio(first.narrationId, 0, new AbortController().signal)).bytes);
    const second = await value(bridge().startNarration({ text: 'Two.', profileId: null }));
    const { desk } = await value(bridge().hello({}));
    expect(desk.current?.id).toBe(second.narrationId);
    expect(
      await value(bridge().saveNarration({ narrationId: first.narrationId, format: 'wav' })),
    ).toMatchObject({
      saved: 1,
    });
  });

  it.each([
    ['text_empty', { text: '' }],
    ['text_empty', { text: '  \n ' }],
    ['nothing_speakable', { text: '🎉🎉 …' }],
    ['voice_unknown', { text: 'Hello', voice: 'nobody' }],
    ['profile_missing', { text: 'Hello', profileId: 'gone' }],
    ['unsupported_here', { messageId: 'm1' }],
    ['text_long', { text: 'A sentence. '.repeat(5000) }],
  ])('answers %s', async (code, request) => {
    expect(await bridge().startNarration({ profileId: null, ...request })).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  it('lists the voices to choose from when the chosen one is not there', async () => {
    await value(bridge().updatePreferences({ onDevice: { voice: 'nobody', rate: 1, pitch: 0.5 } }));
    expect(await bridge().startNarration({ text: 'Hello', profileId: null })).toMatchObject({
      error: { code: 'voice_unknown' },
    });
    const { voices } = await value(bridge().listVoices({ profileId: null }));
    expect(voices.length).toBeGreaterThan(100);
  });

  it('speaks a long text once it was agreed to', async () => {
    const text = 'A sentence. '.repeat(5000);
    expect(await bridge().startNarration({ text, profileId: null, longAccepted: true })).toMatchObject({
      ok: true,
    });
  });

  it('speaks the clipboard and the selection', async () => {
    clip = 'Copied words.';
    expect(await value(bridge().speakClipboard({}))).toMatchObject({ queued: false });
    const { narrationId } = await value(bridge().speakClipboard({ from: 'selection' }));
    expect((await value(bridge().getScript({ narrationId }))).text).toBe('Selected.');
  });

  it('speaks the structure of what was copied from a page, and its words where it has none', async () => {
    const spoken = async () => {
      const { narrationId } = await value(bridge().speakClipboard({}));
      return value(bridge().getScript({ narrationId }));
    };
    [clip, html] = ['Towns\nUlm\nJena', '<meta charset="utf-8"><h2>Towns</h2><ul><li>Ulm<li>Jena</ul>'];
    expect(await spoken()).toMatchObject({
      text: expect.stringMatching(/^## Towns\n/) as string,
      chapters: [{ title: 'Towns' }],
    });
    html = '<meta charset="utf-8"><span style="color:red">Towns</span> Ulm Jena';
    expect(await spoken()).toMatchObject({ text: clip, chapters: [] });
    [clip, html] = ['', '<p>Only the page has words.</p>'];
    expect((await spoken()).text).toBe(html);
  });

  it('keeps a long text from outside until a window has asked about it', async () => {
    const tale = (word: string): string => `${word} sentence. `.repeat(5000);
    clip = tale('Another');
    await bridge().speakClipboard({});
    clip = tale('One');
    expect(await bridge().speakClipboard({})).toMatchObject({ error: { code: 'text_long' } });
    clip = '';
    const asked = heard.flatMap(({ name, payload }) => (name === 'longText' && payload ? [payload] : []));
    expect(asked.at(-1)).toMatchObject({ characters: 70_000, byServer: false });
    expect((await value(bridge().hello({}))).longText).toEqual(asked.at(-1));
    const [older, newer] = asked.map(({ id }) => id);
    const answer = (id: string | undefined, yes: boolean) =>
      value(bridge().answerLongText({ id: id ?? '', yes }));
    expect(await answer(older, true)).toEqual({ narrationId: null });
    const { narrationId } = await answer(newer, true);
    const { text } = await value(bridge().getScript({ narrationId: narrationId! }));
    expect(text).toBe(tale('One'));
    expect((await value(bridge().hello({}))).longText).toBeNull();
  });

  it('asks about a long text once more when it could not be spoken after a yes', async () => {
    const draft = { name: 'Home', url: 'http://127.0.0.1:60009/v1', key: 'app-key' };
    const { id: profileId } = await value(bridge().saveProfile(draft));
    const text = 'A sentence. '.repeat(5000);
    await bridge().startNarration({ text, profileId, fromOutside: true });
    const { longText } = await value(bridge().hello({}));
    await value(bridge().removeProfile({ id: profileId }));
    const answer = (yes: boolean) => bridge().answerLongText({ id: longText!.id, yes });
    expect(await answer(true)).toMatchObject({ ok: false, error: { code: 'profile_missing' } });
    expect((await value(bridge().hello({}))).longText).toEqual(longText);
    expect(await answer(false)).toEqual({ ok: true, value: { narrationId: null } });
    expect((await value(bridge().hello({}))).longText).toBeNull();
  });

  it('forgets a long text after a no', async () => {
    clip = 'A sentence. '.repeat(5000);
    await bridge().speakClipboard({});
    const { longText } = await value(bridge().hello({}));
    expect(await value(bridge().answerLongText({ id: longText!.id, yes: false }))).toEqual({
      narrationId: null,
    });
    expect(await value(bridge().hello({}))).toMatchObject({ longText: null, desk: { current: null } });
  });

  it('keeps a preference and tells every window', async () => {
    await value(bridge().updatePreferences({ whenBusy: 'queue' }));
    expect(heard.at(-1)).toMatchObject({ name: 'preferences', payload: { whenBusy: 'queue' } });
    expect(JSON.parse(await readFile(join(home, 'settings.json'), 'utf8'))).toMatchObject({
      preferences: { whenBusy: 'queue' },
    });
  });

  it('answers for sound that is not there', async () => {
    await expect(app.audio('nobody', 0, new AbortController().signal)).rejects.toMatchObject({
      error: { code: 'narration_gone' },
    });
    const { narrationId } = await value(bridge().startNarration({ text: 'One.', profileId: null }));
    await expect(app.audio(narrationId, 7, new AbortController().signal)).rejects.toMatchObject({
      error: { code: 'request_invalid' },
    });
  });
});
