import { UsageError } from './exit.ts';
import type { SayOptions } from './say-options.ts';

/** Whether a command makes many files. Throws a UsageError for options that do not go together. */
export function isBatch(files: readonly string[], options: SayOptions): boolean {
  if (options.outDir === undefined) {
    if (files.length > 1) throw new UsageError('Several files need --out-dir with the folder for the sound.');
    if (options.perChapter)
      throw new UsageError('--per-chapter needs --out-dir with the folder for the files.');
    return false;
  }
  if (options.output !== undefined) throw new UsageError('Give either -o or --out-dir, not both.');
  if (files.length === 0) throw new UsageError('--out-dir needs files or folders with -f.');
  if (files.includes('-')) throw new UsageError('--out-dir needs files: what is piped in has no name.');
  return true;
}
