import { Fault } from '../fault.ts';

/** Why a run is told to end before its time, and the exit code for it. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Seconds for a clean end. Launchers pass one Ctrl+C on twice: only one that comes later is meant as another. */
const PATIENCE = 1;

/** A reader that has enough, as in `| head`, is no failure. */
const READER_LEFT = 0;

export interface Interrupt {
  readonly signal: AbortSignal;
  /** Null while nobody has interrupted. */
  exitCode(): number | null;
  /** Why the standard output took no more, such as a full disk; null while it does. */
  outputFailure(): Fault | null;
}

/**
 * Turns Ctrl+C, a polite kill, a closed terminal and a reader that went away into one abort signal. Another
 * Ctrl+C, when the first was not obeyed, ends the process at once.
 */
export function listenForInterrupts(): Interrupt {
  const controller = new AbortController();
  let code: number | null = null;
  let since = 0;
  let lost: Fault | null = null;
  const interrupt = (exitCode: number): void => {
    if (code !== null && performance.now() - since > PATIENCE * 1000) process.exit(exitCode);
    if (code === null) since = performance.now();
    code ??= exitCode;
    controller.abort();
  };
  for (const [name, exitCode] of Object.entries(signals)) process.on(name, () => interrupt(exitCode));
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      interrupt(READER_LEFT);
    } else {
      lost ??= outputFault(error);
      controller.abort();
    }
  });
  // Nobody is left to be told anything.
  process.stderr.on('error', () => undefined);
  return { signal: controller.signal, exitCode: () => code, outputFailure: () => lost };
}

function outputFault({ code = 'unknown', syscall = 'write' }: NodeJS.ErrnoException): Fault {
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Fault('disk_full');
  return new Fault('save_failed', { folder: 'the standard output' }, `${code}: ${syscall}`);
}
