import { CommanderError } from 'commander';
import { setImmediate } from 'node:timers/promises';
import manifest from '../../package.json' with { type: 'json' };
import { errorWords } from '../../src-preload/contract/errors.ts';
import type { Fault } from '../fault.ts';
import { exitCodes, failure, printable, UsageError } from './exit.ts';
import { keyRefused } from './help.ts';
import { listenForInterrupts } from './interrupt.ts';
import { createProgram } from './program.ts';

const tell = (line: string): void => void process.stderr.write(`voicetray: ${printable(line)}\n`);

/** One run of a terminal's command line, such as `say -o hello.mp3 Hello`; gives its exit code. Once in a process. */
export async function runTerminal(args: readonly string[]): Promise<number> {
  const interrupt = listenForInterrupts();
  const program = createProgram({
    version: manifest.version,
    signal: interrupt.signal,
    setup: async () => {
      const { openSetup } = await import('./setup.ts');
      return openSetup((notice) => tell(errorWords(notice)));
    },
  });
  /** Commander does not wait for what it writes: a failed write is known a turn later. */
  async function outputFailure(): Promise<Fault | null> {
    await setImmediate();
    return interrupt.outputFailure();
  }
  try {
    refuseKey(args);
    await program.parseAsync(args, { from: 'user' });
  } catch (thrown) {
    const stopped = interrupt.exitCode();
    if (stopped !== null) return stopped;
    const lost = await outputFailure();
    if (lost) return fail(lost);
    // Commander has told what was wrong, or has shown what was asked for.
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    return fail(thrown);
  }
  const lost = await outputFailure();
  return lost ? fail(lost) : exitCodes.ok;
}

function fail(thrown: unknown): number {
  const { lines, code } = failure(thrown);
  for (const line of lines) tell(line);
  return code;
}

/** Before anything else looks at the arguments: an unknown option would be shown again. */
function refuseKey(args: readonly string[]): void {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  if (options.some((option) => /^--?(api-?)?key(=|$)/i.test(option))) throw new UsageError(keyRefused);
}
