import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Fault } from '../fault.ts';
import type { RecordingEvent } from './recording.ts';
import { beginGrowing, openGrowing } from './growing.fixture.ts';
import { collect, say } from './recording.fixture.ts';
import { toneFor } from './voice.fixture.ts';

const answers = (events: readonly RecordingEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'answered' ? [event.text] : []));
const added = (events: readonly RecordingEvent[]): number[][] =>
  events.flatMap((event) => (event.kind === 'extended' ? [event.pieces.map(({ index }) => index)] : []));
const words = (...numbers: number[]): string => numbers.map(say).join(' ');
const settle = () => setTimeout(30);

describe('a narration whose text is being written', () => {
  it('asks for nothing before it begins, and speaks the first sentence as soon as it is one', async () => {
    const { recording, voice, writer, events, piece } = await openGrowing();
    expect(recording.head()).toMatchObject({
      ...{ title: 'What is here?', state: 'waiting', growing: true, pieces: 0, characters: 0 },
    });
    expect([recording.answer, recording.pieces()]).toEqual(['', []]);
    await settle();
    expect(writer.asked).toBe(0);
    recording.begin();
    await expect.poll(() => writer.asked).toBe(1);
    writer.add(say(0));
    await settle();
    expect(voice.asked).toEqual([]);
    writer.add(' And ');
    expect(voice.asked).toEqual([say(0)]);
    expect(added(events)).toEqual([[0]]);
    expect(recording.head()).toMatchObject({ state: 'making', growing: true, pieces: 1, characters: 33 });
    await expect.poll(() => piece(0).state).toBe('made');
    expect(recording.head()).toMatchObject({ state: 'making', made: 1 });
    expect(recording.answer).toBe(`${say(0)} And `);
  });

  it('gives each sentence at once while nothing waits, and joins them while something does', async () => {
    const { recording, voice, writer, signal } = await beginGrowing((text) =>
      text === words(1, 2) ? { do: 'hold' } : undefined,
    );
    writer.add(`${say(0)} ${say(1)}`);
    await expect.poll(() => recording.head().made).toBe(1);
    writer.add(` ${say(2)} ${say(3)}`);
    // Two were there when nothing waited; from now on they wait.
    expect(recording.pieces()).toHaveLength(2);
    writer.add(` ${say(4)} And then`);
    expect(recording.pieces()).toHaveLength(2);
    const second = await recording.listen(1, signal);
    // It is on its way: what else is there is next.
    await expect.poll(() => recording.pieces()).toHaveLength(3);
    writer.end();
    voice.resume(words(1, 2));
    await collect(second.bytes);
    await recording.makeAll(signal);
    expect(voice.asked).toEqual([say(0), words(1, 2), words(3, 4), 'And then']);
    expect(recording.head()).toMatchObject({ state: 'complete', growing: false, made: 4, pieces: 4 });
    expect(recording.pieces().at(-1)).toMatchObject({ pauseAfter: 0 });
  });

  it('makes one ahead of what is listened to when its text comes', async () => {
    const { recording, voice, writer, signal, piece } = await beginGrowing();
    writer.add(`${say(0)} And `);
    await collect((await recording.listen(0, signal)).bytes);
    await settle();
    expect(voice.asked).toEqual([say(0)]);
    writer.replace(`${words(0, 1)} And `);
    await expect.poll(() => piece(1).state).toBe('made');
    writer.add('so on it goes. And ');
    await settle();
    // Nobody listens to the second one, so the third is planned and no more.
    expect(piece(2).state).toBe('planned');
  });

  it('lets those wait who ask for a piece that is not planned, as long as it may come', async () => {
    const { recording, writer, signal } = await beginGrowing();
    const second = recording.listen(1, signal);
    const third = recording.listen(2, signal);
    const abort = new AbortController();
    const leaving = recording.listen(1, abort.signal);
    writer.add(`${say(0)} `);
    abort.abort();
    await expect(leaving).rejects.toThrow(new Fault('cancelled'));
    writer.add(`${say(1)}\n\nAnd`);
    writer.end();
    expect(await collect((await second).bytes)).toEqual(Buffer.from(toneFor(say(1))));
    expect(await collect((await third).bytes)).toEqual(Buffer.from(toneFor('And')));
    await expect(recording.listen(3, signal)).rejects.toMatchObject({ error: { code: 'request_invalid' } });
  });

  it('tells its text no more than five times a second, and the last of it for sure', async () => {
    const { writer, events } = await beginGrowing();
    for (let n = 0; n < 40; n++) {
      writer.add(`${n} `);
      await setTimeout(10);
    }
    expect(answers(events).length).toBeGreaterThan(1);
    expect(answers(events).length).toBeLessThan(20);
    writer.add('and the end.');
    writer.end();
    await expect.poll(() => answers(events).at(-1)).toMatch(/and the end\.$/);
  });

  it('keeps what its pieces say when the text is replaced', async () => {
    const { recording, voice, writer, signal } = await beginGrowing((text) =>
      text === say(0) ? { do: 'hold' } : undefined,
    );
    writer.add(`${say(0)} `);
    writer.add(`${say(1)} And `);
    await expect.poll(() => recording.pieces()).toHaveLength(2);
    writer.replace('All of this was withdrawn by those who watch over it.');
    writer.end();
    voice.resume(say(0));
    await recording.makeAll(signal);
    expect(voice.asked).toEqual([say(0), say(1), 'All of this was withdrawn by those who watch over it.']);
    expect(recording.pieces()[2]).toMatchObject({ start: 0, end: 53 });
    expect(recording.answer).toBe('All of this was withdrawn by those who watch over it.');
  });
});
