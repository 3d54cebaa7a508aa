import { Fault } from '../fault.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT']);

/**
 * What a failed write or read in the program's own folder is: `disk_full`, or `storage_failed` with the folder.
 * Anything but an error of the system stays as it is.
 */
export function diskFault(thrown: unknown, folder: string): unknown {
  if (!(thrown instanceof Error) || !('syscall' in thrown) || !('code' in thrown)) return thrown;
  const code = String(thrown.code);
  const detail = `${code}: ${String(thrown.syscall)}`;
  return FULL.has(code)
    ? new Fault('disk_full', undefined, detail)
    : new Fault('storage_failed', { folder }, detail);
}
