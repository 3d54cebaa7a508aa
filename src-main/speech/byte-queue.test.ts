import { describe, expect, it } from 'vitest';
import { ByteQueue } from './byte-queue.ts';

const chunk = (value: number): Uint8Array => new Uint8Array(10).fill(value);

describe('ByteQueue', () => {
  it('gives what was pushed, in order, to the end', async () => {
    const queue = new ByteQueue();
    void queue.push(chunk(1));
    const read = queue.read();
    expect(await read.next()).toEqual({ done: false, value: chunk(1) });
    const waiting = read.next();
    void queue.push(chunk(2));
    expect(await waiting).toEqual({ done: false, value: chunk(2) });
    queue.end();
    expect(await read.next()).toEqual({ done: true, value: undefined });
  });

  it('makes the writer wait until there is room', async () => {
    const queue = new ByteQueue(20);
    await queue.push(chunk(1));
    let room = false;
    const waiting = queue.push(chunk(2)).then(() => (room = true));
    await new Promise(setImmediate);
    expect(room).toBe(false);
    await queue.read().next();
    expect(await waiting).toBe(true);
  });

  it('lets the writer go when the reader leaves, and keeps nothing more', async () => {
    const queue = new ByteQueue(5);
    const waiting = queue.push(chunk(1));
    queue.close();
    await waiting;
    await queue.push(chunk(2));
    expect(queue.closed).toBe(true);
    expect(await queue.read().next()).toEqual({ done: true, value: undefined });
  });

  it('tells of a failure after the bytes there were', async () => {
    const queue = new ByteQueue();
    void queue.push(chunk(1));
    queue.fail(new Error('first'));
    queue.fail(new Error('second'));
    queue.end();
    const read = queue.read();
    expect((await read.next()).value).toEqual(chunk(1));
    await expect(read.next()).rejects.toThrow('first');
  });
});
