import { readdir, rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Fault } from '../fault.ts';
import { collect, say, studio } from './recording.fixture.ts';
import { ScriptedVoice, toneFor } from './voice.fixture.ts';

const all = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => say(from + index));
/** Long enough for anything that would be asked for too much. */
const settle = () => setTimeout(50);

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
    await expect.poll(() => voice.running).toBe(2);
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
    await expect.poll(() => voice.running).toBe(2);
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
    await expect.poll(() => voice.running).toBe(2);
    abort.abort();
    await expect(making).rejects.toThrow(new Fault('cancelled'));
    voice.resume(say(0));
    await expect.poll(() => piece(0).state).toBe('made');
    expect(recording.head().state).toBe('making');
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
