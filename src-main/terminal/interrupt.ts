/** Why a run is told to end before its time, and the exit code for it. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** A reader that has enough, as in `| head`, is no failure. */
const READER_LEFT = 0;

export interface Interrupt {
  readonly signal: AbortSignal;
  /** Null while nobody has interrupted. */
  exitCode(): number | null;
}

/**
 * Turns Ctrl+C, a polite kill, a closed terminal and a reader that went away into one abort signal. A second
 * Ctrl+C ends the process as it would have without this.
 */
export function listenForInterrupts(): Interrupt {
  const controller = new AbortController();
  let code: number | null = null;
  const interrupt = (exitCode: number): void => {
    code ??= exitCode;
    controller.abort();
  };
  for (const [name, exitCode] of Object.entries(signals)) process.once(name, () => interrupt(exitCode));
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    interrupt(READER_LEFT);
  });
  // Nobody is left to be told anything.
  process.stderr.on('error', () => undefined);
  return { signal: controller.signal, exitCode: () => code };
}
