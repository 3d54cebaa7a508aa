import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { Fault } from '../fault.ts';
import { wavHeader } from '../speech/wav.ts';
import { collect, say, studio } from './recording.fixture.ts';
import { ScriptedVoice, toneFor } from './voice.fixture.ts';

const all = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => say(from + index));

describe('a piece', () => {
  it('is told of early: its container, and where its sound starts', async () => {
    const voice = new ScriptedVoice((text) => (text === say(0) ? { do: 'hold' } : undefined));
    const { recording, signal, events, piece } = await studio(voice);
    const { bytes } = await recording.listen(0, signal);
    await expect.poll(() => piece(0).soundStart).toBeDefined();
    expect(piece(0)).toMatchObject({ state: 'making', container: 'wav' });
    voice.resume(say(0));
    await collect(bytes);
    await expect.poll(() => piece(0).state).toBe('made');
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
    expect(await readdir(folder)).toEqual([]);
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
    await expect.poll(() => piece(0).state).toBe('made');
    expect(await readFile(join(folder, '0000.wav'))).toEqual(Buffer.from(toneFor(say(0))));
  });

  it('that is cut moves those on who took nothing yet', async () => {
    const voice = new ScriptedVoice((text, attempt) =>
      text === say(0) && attempt < 3 ? { do: 'cut', code: 'audio_cut' } : undefined,
    );
    const { recording, signal, piece } = await studio(voice);
    const { bytes } = await recording.listen(0, signal);
    await expect.poll(() => piece(0).state).toBe('made');
    expect(await collect(bytes)).toEqual(Buffer.from(toneFor(say(0))));
  });

  it('gives the same bytes to any number of listeners', async () => {
    const voice = new ScriptedVoice(() => ({ do: 'hold' }));
    const { recording, signal } = await studio(voice);
    const listeners = await Promise.all([0, 0, 0].map((index) => recording.listen(index, signal)));
    const heard = Promise.all(listeners.map(({ bytes }) => collect(bytes)));
    await expect.poll(() => voice.running).toBe(2);
    voice.resume(say(0));
    for (const got of await heard) expect(got).toEqual(Buffer.from(toneFor(say(0))));
    expect(voice.asked).toEqual(all(0, 2));
  });

  it('that is not in the plan is refused', async () => {
    const { recording, signal } = await studio(new ScriptedVoice());
    await expect(recording.listen(99, signal)).rejects.toMatchObject({ error: { code: 'request_invalid' } });
  });
});
