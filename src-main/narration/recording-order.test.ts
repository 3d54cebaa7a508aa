import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Fault } from '../fault.ts';
import { keepInFolder } from './folder-keeper.ts';
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
    await expect.poll(() => piece(0).state).toBe('made');
    await settle();
    expect(voice.asked).toEqual([say(0)]);
  });

  it('is the piece that is listened to, then one ahead, and no more', async () => {
    const voice = new ScriptedVoice();
    const { recording, signal, piece } = await studio(voice);
    const { container, bytes } = await recording.listen(0, signal);
    expect(container).toBe('wav');
    expect(await collect(bytes)).toEqual(Buffer.from(toneFor(say(0))));
    await expect.poll(() => piece(1).state).toBe('made');
    await settle();
    expect(voice.asked).toEqual(all(0, 2));
    await collect((await recording.listen(1, signal)).bytes);
    await expect.poll(() => piece(2).state).toBe('made');
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
    await expect.poll(() => voice.asked).toEqual(all(0, 2));
    leaving.abort();
    expect(await collect((await recording.listen(6, signal)).bytes)).toHaveLength(toneFor(say(6)).length);
    expect(voice.most).toBe(2);
    expect([piece(0).state, piece(1).state].sort()).toEqual(['making', 'planned']);
  });

  it('is a message by its id', async () => {
    const voice = new ScriptedVoice();
    const recording = await Recording.start({
      id: 'message',
      keep: keepInFolder(join(await temporaryFolder(), 'message')),
      messageId: 'abc-1',
      plan: {
        pieces: [{ index: 0, start: 0, end: 0, words: '', sentences: [], pauseAfter: 0, pauseKind: 'none' }],
        chapters: [],
      },
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
