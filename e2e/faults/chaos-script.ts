import { setTimeout } from 'node:timers/promises';
import { speak, type WireFault } from './answers.ts';
import { catalogue } from './catalogue.ts';
import { connections } from './catalogue/connection.ts';
import type { NamedFault } from './catalogue/named-fault.ts';
import { Dice } from './chaos-dice.ts';
import type { Script } from './fault-server.ts';

/** Requests that may be open at once for one profile. */
const AT_ONCE = 2;

/** How often each fault comes, against the others. What happens to connections comes most; what costs real time, least. */
function weightOf(fault: NamedFault): number {
  // What goes well cannot be told from other sound here; and some are not the fault of one request.
  if (fault.expected.outcome === 'spoken' || fault.place) return 0;
  // Sixty-four million bytes each; and packed sound that breaks may unpack to the end, to other sound.
  if (fault.name === 'too-much' || fault.name === 'gzip-broken') return 0;
  if (fault.runsOut) return 0.25;
  return connections.includes(fault) ? 4 : 1;
}

/** The one answer that a fault gives to its first request. */
function answerOf({ script, name }: NamedFault): WireFault {
  const played = script(1);
  const first = typeof played === 'function' ? played(1, '') : played[0];
  if (!first) throw new Error(`${name} has no answer`);
  return first;
}

/** What the server has seen. */
export class ChaosScript {
  /** Requests for each text. */
  readonly tries = new Map<string, number>();
  /** Times that each text was spoken well, to its end, to somebody who was there. */
  readonly spoken = new Map<string, number>();
  /** Times that each fault came. */
  readonly faults = new Map<string, number>();
  /** Most requests that were open at once for one profile. */
  most = 0;
  readonly #open = new Map<string, number>();
  readonly #seed: number;
  readonly #share: number;
  readonly #faults = catalogue.flatMap((named) => {
    const weight = weightOf(named);
    return weight === 0 ? [] : [[weight, { name: named.name, answer: answerOf(named) }] as const];
  });

  /** `share` of all requests go wrong. What becomes of the n-th request for a text is the same in every run. */
  constructor(seed: number, share: number) {
    this.#seed = seed;
    this.#share = share;
  }

  readonly script: Script = (_, text) => {
    const tried = this.tries.get(text) ?? 0;
    this.tries.set(text, tried + 1);
    const dice = new Dice(this.#seed, text, tried);
    const fault = dice.throw() < this.#share ? dice.pick(this.#faults) : null;
    if (fault) this.faults.set(fault.name, (this.faults.get(fault.name) ?? 0) + 1);
    return async (exchange) => {
      const leave = await this.#enter(userOf(exchange.request.body));
      exchange.wire.gone.addEventListener('abort', leave);
      await (fault?.answer ?? speak())(exchange);
      if (!fault && !exchange.wire.gone.aborted) this.spoken.set(text, (this.spoken.get(text) ?? 0) + 1);
      leave();
    };
  };

  async #enter(profile: string): Promise<() => void> {
    const open = (): number => this.#open.get(profile) ?? 0;
    // A client that has left may not be known to have left yet; one that has not is still there a moment later.
    for (let look = 0; look < 10 && open() >= AT_ONCE; look++) await setTimeout(10);
    this.#open.set(profile, open() + 1);
    this.most = Math.max(this.most, open());
    let left = false;
    return () => {
      if (!left) this.#open.set(profile, open() - 1);
      left = true;
    };
  }
}

/** Whom a request for speech names as its user: each profile has its own. */
export const userOf = (body: string): string => (JSON.parse(body) as { user: string }).user;
