import { type SaveFormat, type StreamFormat, streamFormatSchema } from '../../src-preload/contract/saving.ts';
import { formatOf } from '../saving/formats.ts';
import { UsageError } from './exit.ts';

/** Where the speech goes. */
export type Output =
  | { readonly to: 'speakers' }
  | { readonly to: 'stdout'; readonly format: StreamFormat }
  | { readonly to: 'file'; readonly format: SaveFormat; readonly path: string };

interface OutputOptions {
  readonly output?: string | undefined;
  readonly format?: SaveFormat | undefined;
  readonly replace?: boolean | undefined;
  readonly subtitles?: string | undefined;
}

/** Throws a UsageError, or a Fault `file_format` for a file name that does not say what to write. */
export function outputOf(
  { output, format, replace, subtitles }: OutputOptions,
  stdoutIsScreen: boolean,
): Output {
  if (subtitles !== undefined && (output === undefined || output === '-')) {
    throw new UsageError('--subtitles needs -o with the name of a file.');
  }
  if (output === undefined) {
    if (format !== undefined || replace) {
      throw new UsageError('--format and --replace need -o with the name of a file.');
    }
    return { to: 'speakers' };
  }
  if (output === '-') {
    if (stdoutIsScreen)
      throw new UsageError('Sound cannot be shown on a screen: pipe it on, or name a file.');
    const stream = streamFormatSchema.safeParse(format ?? 'wav');
    if (!stream.success) throw new UsageError(`-o - sends mp3 or wav. Name a file to save as ${format}.`);
    return { to: 'stdout', format: stream.data };
  }
  const ending = formatOf(output);
  if (format !== undefined && format !== ending) {
    throw new UsageError(`--format ${format} does not go with the name ${output}.`);
  }
  return { to: 'file', format: ending, path: output };
}
