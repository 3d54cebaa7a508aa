import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { ErrorCode } from '../../../src-preload/contract/errors.ts';
import { Fault } from '../../fault.ts';
import { Hurry } from './gate.fixture.ts';
import { Gate, type Place, waitBeforeRound } from './gate.ts';
import { waitBeforeLook } from './outage.ts';

const calm = new AbortController().signal;
const down = (): Promise<never> => Promise.reject(new Fault('server_unreachable'));

function setUp(knock: (signal: AbortSignal) => Promise<unknown> = () => Promise.resolve()) {
  const patience = new Hurry();
  return { patience, gate: new Gate({ knock, patience }) };
}

/** What has become of a promise by now. */
async function state(promise: Promise<unknown>): Promise<string> {
  let now = 'waits';
  promise.then(
    () => (now = 'there'),
    (thrown: unknown) => (now = thrown instanceof Fault ? thrown.error.code : String(thrown)),
  );
  await setImmediate();
  return now;
}

/** One request that fails. */
async function fail(gate: Gate, code: ErrorCode, retryAfter?: number): Promise<void> {
  (await gate.enter(calm)).fail(new Fault(code, undefined, `why ${code}`, retryAfter));
}

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
    await vi.waitFor(() => expect(patience.asleep).toBe(1));
    abort.abort();
    expect(await Promise.all(held.map(state))).toEqual(['cancelled', 'cancelled']);
    expect([knock.mock.calls.length, patience.asleep]).toEqual([1, 0]);
    expect(await state(gate.enter(calm))).toBe('there');
  });

  it('ends at once when a person acts, and when all is closed', async () => {
    for (const act of ['release', 'close'] as const) {
      const { gate, patience } = setUp(down);
      const held = gate.wait({ code: 'server_failed' }, 0, calm);
      await vi.waitFor(() => expect(patience.asleep).toBe(1));
      gate[act]();
      expect([await state(held), patience.asleep]).toEqual(['there', 0]);
    }
  });

  it.each(['url_not_dify', 'key_refused', 'server_unexpected'] as const)(
    'is over where something else answers: %s',
    async (code) => {
      const { gate } = setUp(() => Promise.reject(new Fault(code)));
      await expect(gate.wait({ code: 'server_failed' }, 0, calm)).resolves.toBeUndefined();
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
    await vi.waitFor(() => expect(patience.asleep).toBe(1));
    gate.release();
    expect([await state(held), patience.asleep]).toEqual(['there', 0]);
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
