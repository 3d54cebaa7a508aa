import { readdir } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { Fault } from '../fault.ts';
import { readJournal } from './journal.ts';
import type { RecordingEvent } from './recording.ts';
import { collect, growingStudio, say } from './recording.fixture.ts';
import { type Act, ScriptedVoice, toneFor } from './voice.fixture.ts';
import { Writer } from './writer.fixture.ts';

async function open(script?: (text: string, attempt: number) => Act | undefined) {
  const voice = new ScriptedVoice(script);
  const writer = new Writer();
  return { voice, writer, ...(await growingStudio(voice, writer)) };
}

/** The same, begun and asked to write. */
async function begin(script?: (text: string, attempt: number) => Act | undefined) {
  const opened = await open(script);
  opened.recording.begin();
  await vi.waitFor(() => expect(opened.writer.asked).toBe(1));
  return opened;
}

const answers = (events: readonly RecordingEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'answered' ? [event.text] : []));
const added = (events: readonly RecordingEvent[]): number[][] =>
  events.flatMap((event) => (event.kind === 'extended' ? [event.pieces.map(({ index }) => index)] : []));
const words = (...numbers: number[]): string => numbers.map(say).join(' ');
const settle = () => setTimeout(30);

describe('a narration whose text is being written', () => {
  it('asks for nothing before it begins, and speaks the first sentence as soon as it is one', async () => {
    const { recording, voice, writer, events, piece } = await open();
    expect(recording.head()).toMatchObject({
      ...{ title: 'What is here?', state: 'waiting', growing: true, pieces: 0, characters: 0 },
    });
    expect([recording.answer, recording.pieces()]).toEqual(['', []]);
    await settle();
    expect(writer.asked).toBe(0);
    recording.begin();
    await vi.waitFor(() => expect(writer.asked).toBe(1));
    writer.add(say(0));
    await settle();
    expect(voice.asked).toEqual([]);
    writer.add(' And ');
    expect(voice.asked).toEqual([say(0)]);
    expect(added(events)).toEqual([[0]]);
    expect(recording.head()).toMatchObject({ state: 'making', growing: true, pieces: 1, characters: 33 });
    await vi.waitFor(() => expect(piece(0).state).toBe('made'));
    expect(recording.head()).toMatchObject({ state: 'making', made: 1 });
    expect(recording.answer).toBe(`${say(0)} And `);
  });

  it('gives each sentence at once while nothing waits, and joins them while something does', async () => {
    const { recording, voice, writer, signal } = await begin((text) =>
      text === words(1, 2) ? { do: 'hold' } : undefined,
    );
    writer.add(`${say(0)} ${say(1)}`);
    await vi.waitFor(() => expect(recording.head().made).toBe(1));
    writer.add(` ${say(2)} ${say(3)}`);
    // Two were there when nothing waited; from now on they wait.
    expect(recording.pieces()).toHaveLength(2);
    writer.add(` ${say(4)} And then`);
    expect(recording.pieces()).toHaveLength(2);
    const second = await recording.listen(1, signal);
    // It is on its way: what else is there is next.
    await vi.waitFor(() => expect(recording.pieces()).toHaveLength(3));
    writer.end();
    voice.resume(words(1, 2));
    await collect(second.bytes);
    await recording.makeAll(signal);
    expect(voice.asked).toEqual([say(0), words(1, 2), words(3, 4), 'And then']);
    expect(recording.head()).toMatchObject({ state: 'complete', growing: false, made: 4, pieces: 4 });
    expect(recording.pieces().at(-1)).toMatchObject({ pauseAfter: 0 });
  });

  it('makes one ahead of what is listened to when its text comes', async () => {
    const { recording, voice, writer, signal, piece } = await begin();
    writer.add(`${say(0)} And `);
    await collect((await recording.listen(0, signal)).bytes);
    await settle();
    expect(voice.asked).toEqual([say(0)]);
    writer.replace(`${words(0, 1)} And `);
    await vi.waitFor(() => expect(piece(1).state).toBe('made'));
    writer.add('so on it goes. And ');
    await settle();
    // Nobody listens to the second one, so the third is planned and no more.
    expect(piece(2).state).toBe('planned');
  });

  it('lets those wait who ask for a piece that is not planned, as long as it may come', async () => {
    const { recording, writer, signal } = await begin();
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
    const { writer, events } = await begin();
    for (let n = 0; n < 40; n++) {
      writer.add(`${n} `);
      await setTimeout(10);
    }
    expect(answers(events).length).toBeGreaterThan(1);
    expect(answers(events).length).toBeLessThan(20);
    writer.add('and the end.');
    writer.end();
    await vi.waitFor(() => expect(answers(events).at(-1)).toMatch(/and the end\.$/));
  });

  it('keeps what its pieces say when the text is replaced', async () => {
    const { recording, voice, writer, signal } = await begin((text) =>
      text === say(0) ? { do: 'hold' } : undefined,
    );
    writer.add(`${say(0)} `);
    writer.add(`${say(1)} And `);
    await vi.waitFor(() => expect(recording.pieces()).toHaveLength(2));
    writer.replace('All of this was withdrawn by those who watch over it.');
    writer.end();
    voice.resume(say(0));
    await recording.makeAll(signal);
    expect(voice.asked).toEqual([say(0), say(1), 'All of this was withdrawn by those who watch over it.']);
    expect(recording.pieces()[2]).toMatchObject({ start: 0, end: 53 });
    expect(recording.answer).toBe('All of this was withdrawn by those who watch over it.');
  });

  it('writes how many pieces it has into its journal once that is known', async () => {
    const { recording, writer, signal, folder } = await begin();
    writer.add(`${say(0)} ${say(1)}`);
    expect((await readJournal(folder))?.head.pieces).toBeNull();
    writer.end();
    await recording.makeAll(signal);
    await recording.stop();
    expect((await readJournal(folder))?.head).toMatchObject({ pieces: 2, characters: 57 });
    expect((await readJournal(folder))?.pieces).toHaveLength(2);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('a text that ends early', () => {
  it('because it is stopped is what was written, and can be spoken', async () => {
    const { recording, voice, writer, signal } = await begin((text, attempt) =>
      text === say(0) && attempt === 1 ? { do: 'hang' } : undefined,
    );
    writer.add(`${say(0)} The next one is not at its en`);
    const waiting = expect(recording.listen(1, signal)).rejects.toThrow(new Fault('cancelled'));
    await recording.stop();
    await waiting;
    expect(writer.stopped).toBe(1);
    expect(voice.running).toBe(0);
    expect(recording.head()).toMatchObject({ state: 'stopped', growing: false, pieces: 2, made: 0 });
    writer.add('d. And this is not heard any more.');
    recording.retry();
    await recording.makeAll(signal);
    expect(voice.asked.slice(-2)).toEqual([say(0), 'The next one is not at its en']);
    expect(recording.head()).toMatchObject({ state: 'complete', pieces: 2 });
    expect(writer.asked).toBe(1);
  });

  it('before there was any is asked for again', async () => {
    const { recording, writer, signal, voice } = await begin();
    await recording.stop();
    expect(recording.head()).toMatchObject({ state: 'stopped', growing: false });
    recording.retry();
    expect(recording.head()).toMatchObject({ state: 'making', growing: true });
    await vi.waitFor(() => expect(writer.asked).toBe(2));
    writer.add(say(0));
    writer.end();
    await recording.makeAll(signal);
    expect(voice.asked).toEqual([say(0)]);
  });

  it('is over for good when it was all spoken before the stop', async () => {
    const { recording, writer } = await begin();
    writer.add(`${say(0)}\n\n`);
    await vi.waitFor(() => expect(recording.head().made).toBe(1));
    await recording.stop();
    recording.retry();
    expect(recording.head()).toMatchObject({ state: 'complete', growing: false });
    expect(writer.asked).toBe(1);
  });

  it('is spoken as far as it came, then the narration has failed, and asks anew', async () => {
    const { recording, writer, signal, voice } = await begin();
    writer.add(`${say(0)} Number 1 is cut`);
    writer.fail('answer_failed');
    await expect(recording.makeAll(signal)).rejects.toThrow(new Fault('answer_failed'));
    expect(voice.asked).toEqual([say(0), 'Number 1 is cut']);
    const failed = { state: 'failed', growing: false, made: 2, error: { code: 'answer_failed' } };
    expect(recording.head()).toMatchObject(failed);
    expect(recording.parts()).toHaveLength(2);
    await expect(recording.listen(2, signal)).rejects.toThrow(new Fault('answer_failed'));
    recording.retry();
    expect(recording.head()).not.toHaveProperty('error');
    expect(recording.head()).toMatchObject({ state: 'making', growing: true });
    await vi.waitFor(() => expect(writer.asked).toBe(2));
    writer.add('Another answer.');
    writer.end();
    await recording.makeAll(signal);
    expect(voice.asked.slice(2)).toEqual(['Another answer.']);
    expect(recording.head()).toMatchObject({ state: 'complete', made: 3 });
  });

  it('keeps its error while the rest is made, and can be asked for anew meanwhile', async () => {
    const { recording, writer, signal, voice } = await begin(() => ({ do: 'hold' }));
    writer.add(`${say(0)} And`);
    writer.fail('server_unreachable');
    await vi.waitFor(() => expect(recording.head().growing).toBe(false));
    expect(recording.head()).toMatchObject({ state: 'making', error: { code: 'server_unreachable' } });
    recording.retry();
    await vi.waitFor(() => expect(writer.asked).toBe(2));
    writer.add(say(3));
    writer.end();
    for (const words of [say(0), 'And', say(3)]) voice.resume(words);
    await recording.makeAll(signal);
    expect(recording.head()).toMatchObject({ state: 'complete', pieces: 3 });
  });

  it.each<[ErrorCode, string, (writer: Writer) => void]>([
    ['key_refused', '', (writer) => writer.fail('key_refused')],
    ['answer_empty', ' \n', (writer) => writer.end()],
    ['nothing_speakable', '…', (writer) => writer.end()],
  ])('without a word fails, and a retry asks again: %s', async (code, text, end) => {
    const { recording, writer, signal, voice } = await begin();
    const waiting = recording.listen(0, signal);
    writer.add(text);
    end(writer);
    await expect(waiting).rejects.toMatchObject({ error: { code } });
    expect(recording.head()).toMatchObject({ state: 'failed', pieces: 0, growing: false, error: { code } });
    recording.retry();
    await vi.waitFor(() => expect(writer.asked).toBe(2));
    writer.add(`${say(0)} And `);
    await vi.waitFor(() => expect(voice.asked).toEqual([say(0)]));
  });

  it('is no reason to ask anew while a piece of it is missing', async () => {
    const { recording, writer, signal } = await begin((_, attempt) =>
      attempt === 1 ? { do: 'fail', code: 'quota_used_up' } : undefined,
    );
    writer.add(say(0));
    writer.fail('answer_failed');
    await expect(recording.makeAll(signal)).rejects.toThrow(new Fault('quota_used_up'));
    recording.retry();
    await expect(recording.makeAll(signal)).rejects.toThrow(new Fault('answer_failed'));
    expect(writer.asked).toBe(1);
  });
});
