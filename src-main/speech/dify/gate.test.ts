import { describe, expect, it, vi } from 'vitest';
import { Fault } from '../../fault.ts';
import { calm, down, fail, setUp, state } from './gate.fixture.ts';
import { waitBeforeRound } from './gate.ts';
import { waitBeforeLook } from './outage.ts';

describe('places', () => {
  it('are two, and given to who came first', async () => {
    const { gate } = setUp();
    const [one, two] = [await gate.enter(calm), await gate.enter(calm)];
    const [three, four] = [gate.enter(calm), gate.enter(calm)];
    expect([await state(three), await state(four)]).toEqual(['waits', 'waits']);
    two.leave();
    two.leave();
    expect([await state(three), await state(four)]).toEqual(['there', 'waits']);
    one.fail(new Fault('audio_empty'));
    expect(await state(four)).toBe('there');
  });

  it('are not lost with those who give up waiting', async () => {
    const { gate } = setUp();
    const [one] = [await gate.enter(calm), await gate.enter(calm)];
    const abort = new AbortController();
    const gone = gate.enter(abort.signal);
    const next = gate.enter(calm);
    abort.abort();
    expect(await state(gone)).toBe('cancelled');
    one.leave();
    expect(await state(next)).toBe('there');
    expect(await state(gate.enter(AbortSignal.abort()))).toBe('cancelled');
  });
});

describe('a pause', () => {
  it('sends away who waits and who comes, with the same error, until a person acts', async () => {
    const { gate } = setUp();
    const [one] = [await gate.enter(calm), await gate.enter(calm)];
    const waiting = gate.enter(calm);
    one.fail(new Fault('key_refused', undefined, 'HTTP 401'));
    await expect(waiting).rejects.toMatchObject({ error: { code: 'key_refused', detail: 'HTTP 401' } });
    expect(await state(gate.enter(calm))).toBe('key_refused');
    expect(await state(gate.wait({ code: 'server_failed' }, 0, calm))).toBe('key_refused');
    gate.release();
    expect(await state(gate.enter(calm))).toBe('there');
  });

  it('is tried again by other programs now and then, and no more', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const { gate } = setUp();
      (await gate.enter(calm)).fail(new Fault('quota_used_up'));
      vi.advanceTimersByTime(4_000);
      gate.relent();
      expect(await state(gate.enter(calm))).toBe('quota_used_up');
      vi.advanceTimersByTime(2_000);
      gate.relent();
      expect(await state(gate.enter(calm))).toBe('there');
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends the wait of those who were held', async () => {
    const { gate } = setUp(down);
    const inside = await gate.enter(calm);
    const held = gate.wait({ code: 'server_unreachable' }, 0, calm);
    expect(await state(held)).toBe('waits');
    inside.fail(new Fault('quota_used_up'));
    expect(await state(held)).toBe('quota_used_up');
  });

  it('is not caused by what began before the person acted, which is worth another request', async () => {
    const { gate } = setUp();
    const place = await gate.enter(calm);
    gate.release();
    expect(place.fail(new Fault('key_refused'))).toBe(true);
    expect(await state(gate.enter(calm))).toBe('there');
  });

  it('is not caused by what concerns one request alone', async () => {
    const { gate } = setUp();
    for (const code of ['audio_empty', 'provider_refused', 'server_failed', 'cancelled'] as const) {
      await fail(gate, code);
    }
    expect(await state(gate.enter(calm))).toBe('there');
  });
});

describe('Retry-After', () => {
  it('is waited for by everybody', async () => {
    const { gate, patience } = setUp();
    await fail(gate, 'server_busy', 5);
    await gate.enter(calm);
    expect(patience.slept).toEqual([expect.closeTo(5, 0)]);
  });

  it('does not hold back a person', async () => {
    const { gate, patience } = setUp();
    await fail(gate, 'server_busy', 20);
    const waiting = gate.enter(calm);
    expect(await state(waiting)).toBe('waits');
    gate.release();
    expect([await state(waiting), patience.asleep]).toEqual(['there', 0]);
  });

  it('of a long time is told to those who come, and kept to by the one who looks', async () => {
    const knock = vi.fn(() => Promise.resolve());
    const { gate, patience } = setUp(knock);
    await fail(gate, 'server_busy', 120);
    await expect(gate.enter(calm)).rejects.toMatchObject({ error: { code: 'server_busy' } });
    const abort = new AbortController();
    const held = gate.wait({ code: 'server_busy' }, 0, abort.signal);
    expect(await state(held)).toBe('waits');
    expect([knock.mock.calls.length, patience.slept]).toEqual([0, [expect.closeTo(120, 0)]]);
    abort.abort();
    expect(await state(held)).toBe('cancelled');
  });
});

describe('chance', () => {
  it('spreads the looks from next to nothing to the bound', () => {
    expect([0, 1, 2, 3, 4, 9].map((look) => waitBeforeLook(look, 1))).toEqual([5, 10, 20, 40, 60, 60]);
    expect(waitBeforeLook(4, 0.5)).toBe(30);
    expect(waitBeforeLook(4, 0)).toBe(1);
  });

  it('spreads the rounds over the upper half', () => {
    expect([waitBeforeRound(0, 0), waitBeforeRound(9, 0.5), waitBeforeRound(9, 1)]).toEqual([2, 22.5, 30]);
  });
});
