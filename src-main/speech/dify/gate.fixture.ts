import { setImmediate, setTimeout } from 'node:timers/promises';
import type { ErrorCode } from '../../../src-preload/contract/errors.ts';
import { Fault } from '../../fault.ts';
import type { Patience } from '../../ports.ts';
import { Gate } from './gate.ts';

/** Waits a hundredth of the time, and always for the longest; knows how many wait, and for how long they were to. */
export class Hurry implements Patience {
  readonly slept: number[] = [];
  asleep = 0;

  async sleep(seconds: number, signal: AbortSignal): Promise<void> {
    this.slept.push(seconds);
    this.asleep += 1;
    await setTimeout(seconds * 10, undefined, { signal }).finally(() => (this.asleep -= 1));
  }

  random(): number {
    return 1;
  }
}

/** A gate to a server that is there. */
export const openGate = (): Gate => new Gate({ knock: () => Promise.resolve(), patience: new Hurry() });

export const calm = new AbortController().signal;
export const down = (): Promise<never> => Promise.reject(new Fault('server_unreachable'));

export function setUp(knock: (signal: AbortSignal) => Promise<unknown> = () => Promise.resolve()) {
  const patience = new Hurry();
  return { patience, gate: new Gate({ knock, patience }) };
}

/** What has become of a promise by now. */
export async function state(promise: Promise<unknown>): Promise<string> {
  let now = 'waits';
  promise.then(
    () => (now = 'there'),
    (thrown: unknown) => (now = thrown instanceof Fault ? thrown.error.code : String(thrown)),
  );
  await setImmediate();
  return now;
}

/** One request that fails. */
export async function fail(gate: Gate, code: ErrorCode, retryAfter?: number): Promise<void> {
  (await gate.enter(calm)).fail(new Fault(code, undefined, `why ${code}`, retryAfter));
}
