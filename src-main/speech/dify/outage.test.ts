import { describe, expect, it, vi } from 'vitest';
import { Fault } from '../../fault.ts';
import { calm, down, setUp, state } from './gate.fixture.ts';
import type { Place } from './gate.ts';

describe('an outage', () => {
  it('is looked into by one for all, and over for all', async () => {
    let looks = 0;
    const { gate, patience } = setUp(() => (++looks < 4 ? down() : Promise.resolve()));
    const held = [0, 1, 2].map(() => gate.wait({ code: 'server_unreachable' }, 0, calm));
    await expect(gate.enter(calm)).rejects.toMatchObject({ error: { code: 'server_unreachable' } });
    await Promise.all(held);
    expect(looks).toBe(4);
    expect(patience.slept).toEqual([5, 10, 20]);
    expect(await state(gate.enter(calm))).toBe('there');
  });

  it('sends away who waits for a place, to be held as well', async () => {
    const { gate } = setUp(down);
    const inside = [await gate.enter(calm), await gate.enter(calm)];
    const waiting = gate.enter(calm);
    const held = gate.wait({ code: 'server_failed' }, 0, calm);
    await expect(waiting).rejects.toMatchObject({ error: { code: 'server_failed' }, retryAfter: Infinity });
    gate.close();
    await held;
    inside.forEach((place: Place) => place.leave());
  });

  it('waits as long between two looks as the server asks for', async () => {
    const answers = [new Fault('server_failed', undefined, '', 42), null];
    const { gate, patience } = setUp(() => {
      const fault = answers.shift();
      return fault ? Promise.reject(fault) : Promise.resolve();
    });
    await gate.wait({ code: 'server_failed' }, 0, calm);
    expect(patience.slept).toEqual([42]);
  });

  it('ends when nobody waits for its end', async () => {
    const knock = vi.fn(down);
    const { gate, patience } = setUp(knock);
    const abort = new AbortController();
    const held = [gate.wait({ code: 'server_failed' }, 0, abort.signal)];
    held.push(gate.wait({ code: 'server_failed' }, 3, abort.signal));
    await expect.poll(() => patience.asleep).toBe(1);
    abort.abort();
    expect(await Promise.all(held.map(state))).toEqual(['cancelled', 'cancelled']);
    expect([knock.mock.calls.length, patience.asleep]).toEqual([1, 0]);
    expect(await state(gate.enter(calm))).toBe('there');
  });

  it('ends at once when a person acts, and when all is closed', async () => {
    for (const act of ['release', 'close'] as const) {
      const { gate, patience } = setUp(down);
      const held = gate.wait({ code: 'server_failed' }, 0, calm);
      await expect.poll(() => patience.asleep).toBe(1);
      gate[act]();
      expect([await state(held), patience.asleep]).toEqual(['there', 0]);
    }
  });

  it.each(['url_not_dify', 'key_refused', 'server_unexpected'] as const)(
    'is over where something else answers: %s',
    async (code) => {
      const { gate } = setUp(() => Promise.reject(new Fault(code)));
      await expect(gate.wait({ code: 'server_failed' }, 0, calm)).resolves.toEqual({ wasAway: false });
    },
  );
});

describe('a server that is there and does not speak', () => {
  it('is asked again after longer and longer waits, and then no more', async () => {
    const { gate, patience } = setUp();
    const error = { code: 'server_failed', detail: 'HTTP 500' } as const;
    for (let round = 0; round < 6; round++) await gate.wait(error, round, calm);
    await expect(gate.wait(error, 6, calm)).rejects.toMatchObject({ error });
    expect(patience.slept).toEqual([4, 8, 16, 30, 30, 30]);
  });

  it('is asked at once when a person wants it', async () => {
    const { gate, patience } = setUp();
    const held = gate.wait({ code: 'server_failed' }, 5, calm);
    await expect.poll(() => patience.asleep).toBe(1);
    gate.release();
    expect([await state(held), patience.asleep]).toEqual(['there', 0]);
  });
});
