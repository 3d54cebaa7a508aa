import { describe, expect, it } from 'vitest';
import { Fault } from '../fault.ts';
import { systemPatience, waitBefore, withRetry } from './retry.ts';

const patience = { random: () => 1, sleep: () => Promise.resolve() };
const calm = {
  patience,
  signal: new AbortController().signal,
  onRetry: () => undefined,
  onHold: () => undefined,
};

const idle = { release: () => undefined, relent: () => undefined };

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

  it('waits as long as the server asks, but not longer than a listener would', () => {
    expect(waitBefore(0, 'server_busy', 0.5, 7)).toBe(7.5);
    expect(waitBefore(0, 'server_busy', 0.5, 31)).toBeNull();
  });
});

describe('withRetry', () => {
  it('gives what the first good try gave', async () => {
    const codes: string[] = [];
    let tries = 0;
    const task = () => (++tries < 3 ? Promise.reject(new Fault('server_failed')) : Promise.resolve('done'));
    await expect(withRetry(task, { ...calm, onRetry: ({ code }) => codes.push(code) })).resolves.toBe('done');
    expect(codes).toEqual(['server_failed', 'server_failed']);
  });

  it('goes by the last error', async () => {
    let tries = 0;
    const task = () => Promise.reject(new Fault(++tries === 1 ? 'server_failed' : 'key_refused'));
    await expect(withRetry(task, calm)).rejects.toThrow(new Fault('key_refused'));
    expect(tries).toBe(2);
  });

  it('holds what failed too often until its source says to go on', async () => {
    const held: (string | null)[] = [];
    const rounds: number[] = [];
    let tries = 0;
    const task = () =>
      ++tries < 7 ? Promise.reject(new Fault('server_unreachable')) : Promise.resolve('back');
    // The second time the server was away: that is no round of one that is there and does not speak.
    const wait = (_error: unknown, round: number) => Promise.resolve({ wasAway: rounds.push(round) === 2 });
    const recovery = { ...idle, wait };
    const onHold = (error: { code: string } | null) => held.push(error?.code ?? null);
    await expect(withRetry(task, { ...calm, recovery, onHold })).resolves.toBe('back');
    expect(rounds).toEqual([0, 1, 1]);
    expect(held).toEqual(Array(3).fill(['server_unreachable', null]).flat());
  });

  it('gives another kind of error its own tries after a hold', async () => {
    const codes = [...Array<'server_failed'>(5).fill('server_failed'), 'audio_empty', 'audio_empty'] as const;
    let tries = 0;
    const retries: string[] = [];
    const onRetry = ({ code }: { code: string }) => retries.push(code);
    const task = () => Promise.reject(new Fault(codes[tries++] ?? 'internal'));
    const recovery = { ...idle, wait: () => Promise.resolve({ wasAway: false }) };
    await expect(withRetry(task, { ...calm, recovery, onRetry })).rejects.toThrow(new Fault('audio_empty'));
    expect(tries).toBe(7);
    expect(retries).toEqual([...Array<string>(3).fill('server_failed'), 'audio_empty']);
  });

  it('holds at once what the server wants to be left alone for longer than somebody would wait', async () => {
    let tries = 0;
    const task = () =>
      ++tries > 1 ? Promise.resolve('back') : Promise.reject(new Fault('server_busy', undefined, '', 120));
    const held: unknown[] = [];
    const recovery = { ...idle, wait: () => Promise.resolve({ wasAway: false }) };
    const onHold = (error: unknown) => held.push(error);
    await expect(withRetry(task, { ...calm, recovery, onHold })).resolves.toBe('back');
    expect([tries, held]).toEqual([2, [{ code: 'server_busy' }, null]]);
  });

  it('gives up when its source does', async () => {
    const task = () => Promise.reject(new Fault('server_failed'));
    const recovery = { ...idle, wait: () => Promise.reject(new Fault('server_failed')) };
    await expect(withRetry(task, { ...calm, recovery })).rejects.toThrow(new Fault('server_failed'));
  });

  it('ends its wait when it is stopped', async () => {
    const abort = new AbortController();
    const task = () => Promise.reject(new Fault('server_failed'));
    const waiting = withRetry(task, {
      ...calm,
      patience: { ...systemPatience, random: () => 1 },
      signal: abort.signal,
      onRetry: () => abort.abort(),
    });
    await expect(waiting).rejects.toThrow(new Fault('cancelled'));
  });
});
