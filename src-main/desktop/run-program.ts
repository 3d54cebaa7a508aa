import { execFile } from 'node:child_process';

/** What a small helper program wrote, or null: not installed, failed, or too slow. */
export function runProgram(
  program: string,
  args: readonly string[],
  limits: { timeoutMs: number; maxBytes: number },
): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(
      program,
      args,
      {
        timeout: limits.timeoutMs,
        killSignal: 'SIGKILL',
        maxBuffer: limits.maxBytes,
        encoding: 'utf8',
        windowsHide: true,
      },
      (error, stdout) => resolve(error ? null : stdout),
    );
  });
}
