import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { Fault } from '../fault.ts';
import { wavHeader } from '../speech/wav.ts';
import { readJournal } from './journal.ts';
import { Recording } from './recording.ts';
import { collect, say, studio, temporaryFolder } from './recording.fixture.ts';
import { ScriptedVoice, toneFor } from './voice.fixture.ts';

const all = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => say(from + index));
/** Long enough for anything that would be asked for too much. */
const settle = () => setTimeout(50);

describe('what is asked for', () => {
  it('is nothing while the narration waits, and the first piece at once when it begins', async () => {
    const voice = new ScriptedVoice();
    const { recording, piece } = await studio(voice);
    await settle();
    expect(voice.asked).toEqual([]);
    expect(recording.head().state).toBe('waiting');
    recording.begin();
    expect(voice.asked).toEqual([say(0)]);
    await vi.waitFor(() => expect(piece(0).state).toBe('made'));
    await settle();
    expect(voice.asked).toEqual([say(0)]);
  });

  it('is the piece that is listened to, then one ahead, and no more', async () => {
    const voice = new ScriptedVoice();
    const { recording, signal, piece } = await studio(voice);
    const { container, bytes } = await recording.listen(0, signal);
    expect(container).toBe('wav');
    expect(await collect(bytes)).toEqual(Buffer.from(toneFor(say(0))));
    await vi.waitFor(() => expect(piece(1).state).toBe('made'));
    await settle();
    expect(voice.asked).toEqual(all(0, 2));
    await collect((await recording.listen(1, signal)).bytes);
    await vi.waitFor(() => expect(piece(2).state).toBe('made'));
    await settle();
    expect(voice.asked).toEqual(all(0, 3));
  });

  it('is not the next piece before the first bytes of this one', async () => {
    const voice = new ScriptedVoice(() => ({ do: 'hang' }));
    const { recording } = await studio(voice);
    const abort = new AbortController();
    const listening = recording.listen(0, abort.signal);
    await settle();
    expect(voice.asked).toEqual([say(0)]);
    abort.abort();
    await expect(listening).rejects.toThrow(new Fault('cancelled'));
  });

  it('is all, two at once, when all is to be made', async () => {
    const voice = new ScriptedVoice();
    const { recording, signal, folder } = await studio(voice, 12);
    await recording.makeAll(signal);
    expect(voice.most).toBe(2);
    expect(voice.asked).toEqual(all(0, 12));
    expect(recording.head()).toMatchObject({ state: 'complete', made: 12 });
    expect((await readdir(folder)).filter((name) => name.endsWith('.wav'))).toHaveLength(12);
    expect(await Promise.all(recording.parts().map((part) => collect(part.read())))).toEqual(
      all(0, 12).map((text) => Buffer.from(toneFor(text))),
    );
  });

  it('is never more than two at once, however many listen', async () => {
    const voice = new ScriptedVoice();
    const { recording, signal } = await studio(voice, 8);
    const heard = await Promise.all(
      [5, 1, 7, 3, 0].map(async (index) => collect((await recording.listen(index, signal)).bytes)),
    );
    expect(heard.map(({ length }) => length)).toEqual(
      [5, 1, 7, 3, 0].map((index) => toneFor(say(index)).length),
    );
    expect(voice.most).toBe(2);
  });

  it('is at once the piece that somebody jumps to: one that nobody hears gives way', async () => {
    const voice = new ScriptedVoice((text) => ({ do: text === say(6) ? 'speak' : 'hold' }));
    const { recording, signal, piece } = await studio(voice, 8);
    const leaving = new AbortController();
    await recording.listen(0, leaving.signal);
    await vi.waitFor(() => expect(voice.asked).toEqual(all(0, 2)));
    leaving.abort();
    expect(await collect((await recording.listen(6, signal)).bytes)).toHaveLength(toneFor(say(6)).length);
    expect(voice.most).toBe(2);
    expect([piece(0).state, piece(1).state].sort()).toEqual(['making', 'planned']);
  });

  it('is a message by its id', async () => {
    const voice = new ScriptedVoice();
    const recording = await Recording.start({
      id: 'message',
      folder: join(await temporaryFolder(), 'message'),
      messageId: 'abc-1',
      plan: { pieces: [{ index: 0, start: 0, end: 0, pauseAfter: 0, pauseKind: 'none' }] },
      source: voice,
      voice: 'alloy',
      profileId: 'home',
      speaker: 'Home',
      onChange: () => undefined,
    });
    await recording.makeAll(new AbortController().signal);
    expect(voice.asked).toEqual(['abc-1']);
    expect(recording.head()).toMatchObject({ title: 'Dify message abc-1', characters: 0, state: 'complete' });
  });
});

describe('a piece', () => {
  it('is told of early: its container, and where its sound starts', async () => {
    const voice = new ScriptedVoice((text) => (text === say(0) ? { do: 'hold' } : undefined));
    const { recording, signal, events, piece } = await studio(voice);
    const { bytes } = await recording.listen(0, signal);
    await vi.waitFor(() => expect(piece(0).soundStart).toBeDefined());
    expect(piece(0)).toMatchObject({ state: 'making', container: 'wav' });
    voice.resume(say(0));
    await collect(bytes);
    await vi.waitFor(() => expect(piece(0).state).toBe('made'));
    const made = piece(0);
    expect(made.duration).toBeCloseTo(0.1 + say(0).length / 100, 3);
    expect(made.soundStart).toBeGreaterThan(0.02);
    expect(made.soundStart).toBeLessThanOrEqual(0.05);
    expect(made.soundEnd).toBeGreaterThan(0.05 + say(0).length / 100 - 0.001);
    expect(made.soundEnd).toBeLessThan(made.duration!);
    expect(events).toContainEqual({ kind: 'piece', piece: made });
  });

  it.each<[ErrorCode, Parameters<typeof Buffer.from>[0], 'wav' | 'ogg']>([
    ['audio_empty', new Uint8Array(), 'wav'],
    ['audio_unreadable', wavHeader({ sampleRate: 8000, channels: 1, dataBytes: 0 }), 'wav'],
    ['audio_unreadable', Buffer.from('{"code":"unknown"}'), 'wav'],
    ['audio_unsupported', Buffer.from('OggS and more'), 'ogg'],
  ])('is no piece without sound: %s', async (code, bytes, container) => {
    const voice = new ScriptedVoice(() => ({ do: 'send', container, bytes: Buffer.from(bytes) }));
    const { recording, signal, folder, piece } = await studio(voice);
    await expect(recording.makeAll(signal)).rejects.toMatchObject({ error: { code } });
    expect(piece(0).state).toBe('failed');
    expect(recording.head()).toMatchObject({ state: 'failed', error: { code } });
    await recording.stop();
    expect(await readdir(folder)).toEqual(['narration.json']);
    expect(recording.parts()).toEqual([]);
  });

  it.each<[ErrorCode, number[]]>([
    ['key_refused', []],
    ['audio_unreadable', [1]],
    ['server_busy', [1, 2, 4]],
  ])('is tried again as its error asks: %s', async (code, expected) => {
    const voice = new ScriptedVoice(() => ({ do: 'fail', code }));
    const { recording, signal, waits } = await studio(voice);
    await expect(recording.listen(0, signal)).rejects.toMatchObject({ error: { code } });
    expect(waits).toEqual(expected);
    expect(voice.asked).toHaveLength(expected.length + 1);
    // From now on the answer is at once.
    await expect(recording.listen(0, signal)).rejects.toMatchObject({ error: { code } });
    expect(voice.asked).toHaveLength(expected.length + 1);
  });

  it('that is cut ends for those who took of it, and is whole for who asks again', async () => {
    const voice = new ScriptedVoice((text, attempt) =>
      text === say(0) && attempt === 1 ? { do: 'cut', code: 'audio_cut' } : undefined,
    );
    const { recording, signal, piece, folder } = await studio(voice);
    const first = await recording.listen(0, signal);
    await expect(collect(first.bytes)).rejects.toThrow(new Fault('audio_cut'));
    const again = await recording.listen(0, signal);
    expect(await collect(again.bytes)).toEqual(Buffer.from(toneFor(say(0))));
    await vi.waitFor(() => expect(piece(0).state).toBe('made'));
    expect(await readFile(join(folder, '0000.wav'))).toEqual(Buffer.from(toneFor(say(0))));
  });

  it('that is cut moves those on who took nothing yet', async () => {
    const voice = new ScriptedVoice((text, attempt) =>
      text === say(0) && attempt < 3 ? { do: 'cut', code: 'audio_cut' } : undefined,
    );
    const { recording, signal, piece } = await studio(voice);
    const { bytes } = await recording.listen(0, signal);
    await vi.waitFor(() => expect(piece(0).state).toBe('made'));
    expect(await collect(bytes)).toEqual(Buffer.from(toneFor(say(0))));
  });

  it('gives the same bytes to any number of listeners', async () => {
    const voice = new ScriptedVoice(() => ({ do: 'hold' }));
    const { recording, signal } = await studio(voice);
    const listeners = await Promise.all([0, 0, 0].map((index) => recording.listen(index, signal)));
    const heard = Promise.all(listeners.map(({ bytes }) => collect(bytes)));
    await vi.waitFor(() => expect(voice.running).toBe(2));
    voice.resume(say(0));
    for (const got of await heard) expect(got).toEqual(Buffer.from(toneFor(say(0))));
    expect(voice.asked).toEqual(all(0, 2));
  });

  it('that is not in the plan is refused', async () => {
    const { recording, signal } = await studio(new ScriptedVoice());
    await expect(recording.listen(99, signal)).rejects.toMatchObject({ error: { code: 'request_invalid' } });
  });
});

describe('a narration', () => {
  it('that failed keeps what it has and goes on from there', async () => {
    let broken = true;
    const voice = new ScriptedVoice((text) =>
      broken && text === say(2) ? { do: 'fail', code: 'quota_used_up' } : undefined,
    );
    const { recording, signal, events } = await studio(voice, 5);
    await expect(recording.makeAll(signal)).rejects.toThrow(new Fault('quota_used_up'));
    const failed = { state: 'failed', made: 2, error: { code: 'quota_used_up' } };
    expect(recording.head()).toMatchObject(failed);
    expect(events).toContainEqual({
      kind: 'narration',
      narration: expect.objectContaining(failed) as unknown,
    });
    expect(await collect((await recording.listen(1, signal)).bytes)).toHaveLength(toneFor(say(1)).length);
    expect(recording.parts()).toHaveLength(2);
    await settle();
    expect(voice.asked).toEqual(all(0, 3));
    broken = false;
    recording.retry();
    expect(recording.head()).not.toHaveProperty('error');
    expect(voice.asked.at(-1)).toBe(say(2));
    await recording.makeAll(signal);
    expect(recording.head()).toMatchObject({ state: 'complete', made: 5 });
    expect(voice.asked).toEqual([...all(0, 3), ...all(2, 5)]);
  });

  it('that is stopped lets go at once of requests that hang, and can go on', async () => {
    let hangs = true;
    const voice = new ScriptedVoice((text) => (hangs && text !== say(0) ? { do: 'hang' } : undefined));
    const { recording, signal, piece } = await studio(voice);
    await collect((await recording.listen(0, signal)).bytes);
    const waiting = recording.listen(1, signal);
    const later = recording.listen(3, signal);
    await vi.waitFor(() => expect(voice.running).toBe(2));
    const stopped = recording.stop();
    expect(recording.head().state).toBe('stopped');
    await stopped;
    await expect(waiting).rejects.toThrow(new Fault('cancelled'));
    await expect(later).rejects.toThrow(new Fault('cancelled'));
    await expect(recording.listen(2, signal)).rejects.toThrow(new Fault('cancelled'));
    expect(voice.running).toBe(0);
    expect(piece(1)).toMatchObject({ state: 'planned' });
    hangs = false;
    recording.retry();
    await recording.makeAll(signal);
    expect(recording.head()).toMatchObject({ state: 'complete', made: 4 });
  });

  it('can be stopped and tried again in one breath', async () => {
    const voice = new ScriptedVoice((_, attempt) => (attempt === 1 ? { do: 'hold' } : undefined));
    const { recording, signal, folder } = await studio(voice);
    const { bytes } = await recording.listen(0, signal);
    const heard = collect(bytes);
    await vi.waitFor(() => expect(voice.running).toBe(2));
    const stopped = recording.stop();
    recording.retry();
    await expect(heard).rejects.toThrow(new Fault('cancelled'));
    await stopped;
    expect(await collect((await recording.listen(0, signal)).bytes)).toEqual(Buffer.from(toneFor(say(0))));
    expect(voice.most).toBe(2);
    await recording.stop();
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('that is complete stays so when it is stopped', async () => {
    const { recording, signal } = await studio(new ScriptedVoice());
    await recording.makeAll(signal);
    await recording.stop();
    recording.retry();
    expect(recording.head().state).toBe('complete');
  });

  it('ends the making of all when asked to, without a stop', async () => {
    const voice = new ScriptedVoice(() => ({ do: 'hold' }));
    const { recording, piece } = await studio(voice);
    const abort = new AbortController();
    const making = recording.makeAll(abort.signal);
    await vi.waitFor(() => expect(voice.running).toBe(2));
    abort.abort();
    await expect(making).rejects.toThrow(new Fault('cancelled'));
    voice.resume(say(0));
    await vi.waitFor(() => expect(piece(0).state).toBe('made'));
    expect(recording.head().state).toBe('making');
  });

  it('writes a journal that can be read back', async () => {
    const { recording, signal, folder } = await studio(new ScriptedVoice(), 3);
    await recording.makeAll(signal);
    const journal = await readJournal(folder);
    expect(journal?.head).toMatchObject({ id: 'one', pieces: 3, speaker: 'Test' });
    expect(journal?.pieces.map(({ file }) => file)).toEqual(['0000.wav', '0001.wav', '0002.wav']);
    expect(journal?.pieces.map(({ duration }) => duration)).toEqual(
      recording.pieces().map(({ duration }) => duration),
    );
  });

  it('fails plainly when its folder is taken away', async () => {
    const { recording, signal, folder, waits } = await studio(new ScriptedVoice());
    await rm(folder, { recursive: true });
    await expect(recording.listen(0, signal)).rejects.toMatchObject({
      error: { code: 'storage_failed', params: { folder } },
    });
    expect(waits).toEqual([]);
  });
});
