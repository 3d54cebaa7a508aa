import { once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { App } from '../app.ts';
import { Fault } from '../fault.ts';
import { startTestHost, type TestHost } from './host.fixture.ts';

let test: TestHost;
afterEach(() => test.close());

/** A core whose sound of piece 0 comes from `bytes`; all else of it is real. */
async function start(
  bytes: (signal: AbortSignal) => AsyncIterable<Uint8Array>,
): Promise<Record<string, string>> {
  const audio: App['audio'] = (id, piece, signal) =>
    id === 'n1' && piece === 0
      ? Promise.resolve({ mime: 'audio/mp4; codecs="flac"', bytes: bytes(signal) })
      : Promise.reject(new Fault(id === 'n1' ? 'speech_off' : 'narration_gone'));
  test = await startTestHost({ audio });
  return test.signIn();
}

describe('the sound of a piece', () => {
  it('goes out while it is being made', async () => {
    const more = Promise.withResolvers<undefined>();
    const headers = await start(async function* () {
      yield Buffer.from('first');
      await more.promise;
      yield Buffer.from('second');
    });
    const answer = await test.open('/audio/n1/0', { headers });
    expect(answer.headers['content-type']).toBe('audio/mp4; codecs="flac"');
    const heard: string[] = [];
    for await (const chunk of answer) {
      heard.push(String(chunk));
      more.resolve(undefined);
    }
    expect(heard).toEqual(['first', 'second']);
  });

  it('is read no faster than it is taken', async () => {
    let given = 0;
    const headers = await start(async function* () {
      for (; given < 2000; given += 1) {
        yield Buffer.alloc(64 * 1024);
        await new Promise(setImmediate);
      }
    });
    const answer = await test.open('/audio/n1/0', { headers });
    answer.pause();
    let before = -1;
    while (before !== given) {
      before = given;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    // What sockets hold, not the 125 MB there are.
    expect(given).toBeLessThan(500);
    answer.destroy();
  });

  it('is let go when the reader leaves, even while nothing comes', async () => {
    const left = vi.fn();
    const headers = await start(async function* (signal) {
      signal.addEventListener('abort', left);
      yield Buffer.from('first');
      await once(signal, 'abort');
    });
    const answer = await test.open('/audio/n1/0', { headers });
    await once(answer, 'data');
    answer.destroy();
    await expect.poll(() => left).toHaveBeenCalledOnce();
  });

  it('is broken off where it is cut, never ended as if it were whole', async () => {
    const heard = Promise.withResolvers<undefined>();
    const headers = await start(async function* () {
      yield Buffer.from('half');
      await heard.promise;
      throw new Fault('audio_cut');
    });
    const answer = await test.open('/audio/n1/0', { headers });
    answer.once('data', () => heard.resolve(undefined));
    await expect(once(answer, 'end')).rejects.toThrow('aborted');
    expect(answer.complete).toBe(false);
    expect(test.log).toEqual(['sound cut: audio_cut']);
  });

  it('is given in the part that is asked for', async () => {
    const headers = await start(async function* () {
      await Promise.resolve();
      yield Buffer.from('first');
      yield Buffer.from('second');
    });
    const part = await test.ask('/audio/n1/0', { headers: { ...headers, range: 'bytes=3-6' } });
    expect([part.status, part.text, part.headers['content-range']]).toEqual([206, 'stse', 'bytes 3-6/11']);
    const behind = await test.ask('/audio/n1/0', { headers: { ...headers, range: 'bytes=11-' } });
    expect([behind.status, behind.text]).toEqual([416, '']);
  });

  it('has its error where it cannot be made', async () => {
    const headers = await start(async function* () {
      await Promise.resolve();
      yield Buffer.from('x');
    });
    const failed = await test.ask('/audio/n1/1', { headers });
    expect([failed.status, JSON.parse(failed.text)]).toEqual([502, { error: { code: 'speech_off' } }]);
    for (const path of ['/audio/none/0', '/audio/a%2F..%2Fb/0']) {
      const gone = await test.ask(path, { headers });
      expect([gone.status, JSON.parse(gone.text)]).toEqual([404, { error: { code: 'narration_gone' } }]);
    }
    for (const path of ['/audio/n1/-1', '/audio/n1/1e3', '/audio/n1/99999999', '/audio/n1/']) {
      expect((await test.ask(path, { headers })).status, path).toBe(404);
    }
  });
});
