import { describe, expect, it } from 'vitest';
import { Fault } from '../fault.ts';
import { systemPatience, waitBefore, withRetry } from './retry.ts';

const patience = { random: () => 1, sleep: () => Promise.resolve() };
const never = new AbortController().signal;

describe('waitBefore', () => {
  it.each([
    ['key_refused', [null]],
    ['audio_empty', [1, null]],
    ['server_busy', [1, 2, 4, null]],
  ] as const)('gives the longest waits for %s', (code, waits) => {
    expect(waits.map((_, retry) => waitBefore(retry, code, 1))).toEqual(waits);
  });

  it('waits anything up to the bound', () => {
    expect(waitBefore(2, 'server_busy', 0)).toBe(0);
    expect(waitBefore(2, 'server_busy', 0.25)).toBe(1);
  });
});

describe('withRetry', () => {
  it('gives what the first good try gave', async () => {
    const codes: string[] = [];
    let tries = 0;
    const task = () => (++tries < 3 ? Promise.reject(new Fault('server_failed')) : Promise.resolve('done'));
    await expect(withRetry(task, patience, never, ({ code }) => codes.push(code))).resolves.toBe('done');
    expect(codes).toEqual(['server_failed', 'server_failed']);
  });

  it('goes by the last error', async () => {
    let tries = 0;
    const task = () => Promise.reject(new Fault(++tries === 1 ? 'server_failed' : 'key_refused'));
    await expect(withRetry(task, patience, never, () => undefined)).rejects.toThrow(new Fault('key_refused'));
    expect(tries).toBe(2);
  });

  it('ends its wait when it is stopped', async () => {
    const abort = new AbortController();
    const task = () => Promise.reject(new Fault('server_failed'));
    const waiting = withRetry(task, { ...systemPatience, random: () => 1 }, abort.signal, () =>
      abort.abort(),
    );
    await expect(waiting).rejects.toThrow(new Fault('cancelled'));
  });
});
