import { basename, dirname } from 'node:path';
import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { Fault } from '../fault.ts';

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'folder_missing',
  ENOTDIR: 'folder_missing',
  EACCES: 'folder_read_only',
  EPERM: 'folder_read_only',
  EROFS: 'folder_read_only',
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EEXIST: 'file_exists',
  ENAMETOOLONG: 'file_name',
  EISDIR: 'file_name',
};

/** Said where the sentence of the code leaves open why. */
const reasons: Readonly<Record<string, string>> = {
  ENAMETOOLONG: 'the name is too long',
  EISDIR: 'a folder has this name',
};

/** The system's code of an error, such as ENOENT; undefined when it is not the system's. */
export function systemCode(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : undefined;
}

/** What went wrong with the file at `path`, in the words of the contract. Anything but the system's errors stays as it is. */
export function fileFault(thrown: unknown, path: string): unknown {
  const system = systemCode(thrown);
  if (system === undefined || !(thrown instanceof Error) || !('syscall' in thrown)) return thrown;
  const code = codes[system] ?? 'save_failed';
  const params =
    code === 'file_exists' || code === 'file_name' ? { name: basename(path) } : { folder: dirname(path) };
  return new Fault(code, params, reasons[system] ?? `${system}: ${String(thrown.syscall)}`);
}
