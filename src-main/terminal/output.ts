import type { SaveFormat } from '../../src-preload/contract/model.ts';
import { formatOf } from '../saving/write-file.ts';
import { UsageError } from './exit.ts';

/** Where the speech goes. */
export type Output =
  | { readonly to: 'speakers' }
  | { readonly to: 'stdout'; readonly format: SaveFormat }
  | { readonly to: 'file'; readonly format: SaveFormat; readonly path: string };

interface OutputOptions {
  readonly output?: string | undefined;
  readonly format?: SaveFormat | undefined;
  readonly replace?: boolean | undefined;
}

/** Throws a UsageError, or a Fault `file_format` for a file name that does not say what to write. */
export function outputOf({ output, format, replace }: OutputOptions, stdoutIsScreen: boolean): Output {
  if (output === undefined) {
    if (format !== undefined || replace) {
      throw new UsageError('--format and --replace need -o with the name of a file.');
    }
    return { to: 'speakers' };
  }
  if (output === '-') {
    if (stdoutIsScreen)
      throw new UsageError('Sound cannot be shown on a screen: pipe it on, or name a file.');
    return { to: 'stdout', format: format ?? 'wav' };
  }
  const ending = formatOf(output);
  if (format !== undefined && format !== ending) {
    throw new UsageError(`--format ${format} does not go with the name ${output}.`);
  }
  return { to: 'file', format: ending, path: output };
}
