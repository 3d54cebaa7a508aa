import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { Fault } from '../fault.ts';
import { beginGrowing } from './growing.fixture.ts';
import { say } from './recording.fixture.ts';
import type { Writer } from './writer.fixture.ts';

describe('a text that ends early', () => {
  it('because it is stopped is what was written, and can be spoken', async () => {
    const { recording, voice, writer, signal } = await beginGrowing((text, attempt) =>
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
    const { recording, writer, signal, voice } = await beginGrowing();
    await recording.stop();
    expect(recording.head()).toMatchObject({ state: 'stopped', growing: false });
    recording.retry();
    expect(recording.head()).toMatchObject({ state: 'making', growing: true });
    await expect.poll(() => writer.asked).toBe(2);
    writer.add(say(0));
    writer.end();
    await recording.makeAll(signal);
    expect(voice.asked).toEqual([say(0)]);
  });

  it('is over for good when it was all spoken before the stop', async () => {
    const { recording, writer } = await beginGrowing();
    writer.add(`${say(0)}\n\n`);
    await expect.poll(() => recording.head().made).toBe(1);
    await recording.stop();
    recording.retry();
    expect(recording.head()).toMatchObject({ state: 'complete', growing: false });
    expect(writer.asked).toBe(1);
  });

  it('is spoken as far as it came, then the narration has failed, and asks anew', async () => {
    const { recording, writer, signal, voice } = await beginGrowing();
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
    await expect.poll(() => writer.asked).toBe(2);
    writer.add('Another answer.');
    writer.end();
    await recording.makeAll(signal);
    expect(voice.asked.slice(2)).toEqual(['Another answer.']);
    expect(recording.head()).toMatchObject({ state: 'complete', made: 3 });
  });

  it('keeps its error while the rest is made, and can be asked for anew meanwhile', async () => {
    const { recording, writer, signal, voice } = await beginGrowing(() => ({ do: 'hold' }));
    writer.add(`${say(0)} And`);
    writer.fail('server_unreachable');
    await expect.poll(() => recording.head().growing).toBe(false);
    expect(recording.head()).toMatchObject({ state: 'making', error: { code: 'server_unreachable' } });
    recording.retry();
    await expect.poll(() => writer.asked).toBe(2);
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
    const { recording, writer, signal, voice } = await beginGrowing();
    const waiting = recording.listen(0, signal);
    writer.add(text);
    end(writer);
    await expect(waiting).rejects.toMatchObject({ error: { code } });
    expect(recording.head()).toMatchObject({ state: 'failed', pieces: 0, growing: false, error: { code } });
    recording.retry();
    await expect.poll(() => writer.asked).toBe(2);
    writer.add(`${say(0)} And `);
    await expect.poll(() => voice.asked).toEqual([say(0)]);
  });

  it('is no reason to ask anew while a piece of it is missing', async () => {
    const { recording, writer, signal } = await beginGrowing((_, attempt) =>
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
