import type { ErrorCode } from '../../../src-preload/contract/errors.ts';
import { speak, type WireFault } from '../answers.ts';
import type { CertificateKind } from '../certificates.ts';
import type { Script } from '../fault-server.ts';

/** What is expected of a program that speaks through a server with this fault. */
export interface Expected {
  /**
   * What becomes of the narration while the fault lasts: `spoken`: all of it is there in the end; `held`: it waits for the
   * server and goes on by itself; `failed`: it waits for a person.
   */
  readonly outcome: 'spoken' | 'held' | 'failed';
  /** What is told, or (of one that is spoken) what is behind its retries. */
  readonly code?: ErrorCode;
  /** Quick tries again, before it is held or has failed. */
  readonly quick: number;
  /** Seconds that the server asks to be left alone for. */
  readonly retryAfter?: number;
  /** How many times over each sound is there, where the server repeats it. */
  readonly times?: number;
}

export interface NamedFault {
  readonly name: string;
  readonly about: string;
  /** What goes wrong, given the number of the part (from 1) at which it begins. */
  readonly script: (part: number) => Script;
  /** What goes wrong with the welcome, `/info` and `/parameters` at the same time. */
  readonly facts?: WireFault;
  /** Where the server is, when that is the fault. */
  readonly place?: 'refused' | 'nowhere' | 'ipv6' | 'plain-as-tls' | 'tls-as-plain' | CertificateKind;
  /** Which wait of the profile runs out, so that a test may shorten it. */
  readonly runsOut?: 'firstByte' | 'stall';
  readonly expected: Expected;
}

/** Every part from that one on goes wrong, however often it is asked for. */
const from =
  (fault: WireFault) =>
  (part: number): Script => {
    const texts = new Map<string, number>();
    return (_, text) => {
      if (!texts.has(text)) texts.set(text, texts.size + 1);
      return (texts.get(text) ?? 0) >= part ? fault : null;
    };
  };

/** That part alone goes wrong, and only in its first tries: one fault each. */
const atFirst =
  (...faults: WireFault[]) =>
  (part: number): Script => {
    const all = from(speak())(part);
    let hit: string | null = null;
    let tries = 0;
    return (number, text) => {
      if (typeof all !== 'function' || all(number, text) === null) return null;
      hit ??= text;
      return text === hit ? (faults[tries++] ?? null) : null;
    };
  };

export const well = (): Script => [];

const entry =
  (outcome: Expected['outcome']) =>
  (code: ErrorCode, quick: number) =>
  (
    name: string,
    about: string,
    fault: WireFault,
    more: Partial<Omit<NamedFault, 'name'>> = {},
  ): NamedFault => ({
    ...{ name, about, script: from(fault), expected: { outcome, code, quick } },
    ...more,
  });

/** Nothing but a person helps: not one more request. */
export const stops = (code: ErrorCode) => entry('failed')(code, 0);
/** One more try, and it has failed. */
export const failsTwice = (code: ErrorCode) => entry('failed')(code, 1);
/** Three quick tries, and it waits for the server. */
export const holds = (code: ErrorCode) => entry('held')(code, 3);
/** It waits for the server at once. */
export const holdsAtOnce = (code: ErrorCode) => entry('held')(code, 0);

/** Nothing of it is to be noticed. */
export const goesWell = (
  name: string,
  about: string,
  fault: WireFault,
  more: Partial<Omit<NamedFault, 'name'>> = {},
): NamedFault => ({
  ...{ name, about, script: from(fault), expected: { outcome: 'spoken', quick: 0 } },
  ...more,
});

/** It passes before anybody has to be told. */
export const passes =
  (code: ErrorCode) =>
  (name: string, about: string, ...faults: WireFault[]): NamedFault => ({
    ...{ name, about, script: atFirst(...faults) },
    expected: { outcome: 'spoken', code, quick: faults.length },
  });
