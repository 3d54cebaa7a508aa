import { setTimeout } from 'node:timers/promises';
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
