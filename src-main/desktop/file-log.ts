import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../ports.ts';

export interface FileLogOptions {
  /** The newest; older ones lie beside it as `.1` and up. */
  readonly file: string;
  readonly redact: (line: string) => string;
  /** Where a line is shown as well. */
  readonly echo: (line: string) => void;
  /** Bytes of one file, and how many there are at most. */
  readonly maxBytes?: number;
  readonly files?: number;
}

export interface FileLog {
  readonly log: Log;
  /** The last lines of this run and those before it, as they stand in the file. */
  readonly tail: (lines: number) => string[];
}

/**
 * The log on disk, for its owner alone: a few files of bounded size. Written at once, so that the last line before
 * a crash is there. Where it cannot be written, the program goes on without it.
 */
export function createFileLog(options: FileLogOptions): FileLog {
  const { file, redact, echo, maxBytes = 500_000, files = 3 } = options;
  let size = sizeOf(file);

  function turn(): void {
    for (let age = files - 1; age > 0; age--) {
      try {
        renameSync(age === 1 ? file : `${file}.${age - 1}`, `${file}.${age}`);
      } catch {
        // There are not so many yet.
      }
    }
    size = 0;
  }

  return {
    log(line) {
      const written = `${new Date().toISOString()} ${redact(line)}\n`;
      echo(written);
      try {
        if (size > 0 && size + Buffer.byteLength(written) > maxBytes) turn();
        if (size === 0) mkdirSync(dirname(file), { recursive: true });
        appendFileSync(file, written, { mode: 0o600 });
        size += Buffer.byteLength(written);
      } catch {
        // A full disk must not end the program.
      }
    },
    tail(lines) {
      const read = [`${file}.1`, file].flatMap((path) => linesOf(path));
      return read.slice(-lines);
    },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
