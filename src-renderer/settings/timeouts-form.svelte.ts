import { defaultTimeouts, type Timeouts, timeoutsSchema } from '../../src-preload/contract/profile.ts';

export const waits = ['connect', 'firstByte', 'stall'] as const;
type Wait = (typeof waits)[number];

/** The most and the least seconds of a wait, as the contract has them. */
export const boundsOf = (wait: Wait): { least: number; most: number } => {
  const { minValue, maxValue } = timeoutsSchema.shape[wait];
  return { least: minValue ?? 0, most: maxValue ?? Infinity };
};

/** The waits of a profile while a person types them, in seconds. What is left empty is as usual. */
export class TimeoutsForm {
  typed = $state<Record<Wait, string>>({ connect: '', firstByte: '', stall: '' });

  constructor(timeouts: Timeouts = defaultTimeouts) {
    for (const wait of waits) this.typed[wait] = String(timeouts[wait]);
  }

  /** Whether this is no number of seconds that can be waited for. */
  isWrong(wait: Wait): boolean {
    return this.#read(wait) === null;
  }

  get isUsual(): boolean {
    return waits.every((wait) => this.#read(wait) === defaultTimeouts[wait]);
  }

  /** Null while one of them is wrong. */
  get value(): Timeouts | null {
    const connect = this.#read('connect');
    const firstByte = this.#read('firstByte');
    const stall = this.#read('stall');
    if (connect === null || firstByte === null || stall === null) return null;
    return { connect, firstByte, stall };
  }

  #read(wait: Wait): number | null {
    const typed = this.typed[wait].trim().replace(',', '.');
    if (typed === '') return defaultTimeouts[wait];
    return timeoutsSchema.shape[wait].safeParse(Number(typed)).data ?? null;
  }
}
