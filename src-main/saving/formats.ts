import { extname } from 'node:path';
import { type SaveFormat, saveFormatSchema } from '../../src-preload/contract/saving.ts';
import { Fault } from '../fault.ts';

/** The format that a file's ending asks for. Throws a Fault `file_format` for any other ending. */
export function formatOf(path: string): SaveFormat {
  const known = saveFormatSchema.safeParse(extname(path).slice(1).toLowerCase());
  if (!known.success) throw new Fault('file_format');
  return known.data;
}
