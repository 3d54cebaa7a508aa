import { type Context, createContext, Script } from 'node:vm';

/** Where a pattern was found in one of several texts. */
export interface Found {
  readonly text: number;
  readonly at: number;
  /** What was found, then what each of its groups found. */
  readonly groups: readonly (string | undefined)[];
  readonly named: Readonly<Record<string, string | undefined>>;
}

/** Milliseconds that a pattern may take for one call; only a pattern that tries the same over and over needs them. */
const PATIENCE = 200;

/** How often a pattern is tried where others had the processor meanwhile. */
const ATTEMPTS = 3;

/**
 * The engine of JavaScript's regular expressions cannot be asked to stop, but for a script that runs with a time
 * limit. It is our own script: texts and pattern come to it as strings, and nothing of the program is within its
 * reach.
 */
const search = new Script(`
  texts.flatMap((text, number) =>
    Array.from(text.matchAll(new RegExp(source, flags)), (match) => ({
      text: number, at: match.index, groups: [...match], named: { ...match.groups },
    })))`);

let context: Context | null = null;

/** All places of a pattern in some texts, in order; null: it took longer than it may. */
export function find(texts: readonly string[], { source, flags }: RegExp): Found[] | null {
  context ??= createContext({});
  Object.assign(context, { texts, source, flags });
  try {
    for (let attempt = 1; ; attempt += 1) {
      const begun = process.threadCpuUsage();
      try {
        return search.runInContext(context, { timeout: PATIENCE }) as Found[];
      } catch (thrown) {
        if (!isTimeout(thrown)) throw thrown;
        if (attempt === ATTEMPTS || !wasIdle(begun)) return null;
      }
    }
  } finally {
    Object.assign(context, { texts: [], source: '', flags: '' });
  }
}

/** Whether most of the patience went by without a processor: the machine was busy, and the pattern is not to blame. */
function wasIdle(begun: NodeJS.CpuUsage): boolean {
  const { user, system } = process.threadCpuUsage(begun);
  return user + system < (PATIENCE * 1000) / 2;
}

const isTimeout = (thrown: unknown): boolean =>
  typeof thrown === 'object' &&
  thrown !== null &&
  'code' in thrown &&
  thrown.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
