import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '../fault.ts';
import { systemCode } from './file-fault.ts';

/**
 * Gives a finished file its name, in one step for whoever looks. Without `replace`, a file that has the name keeps it:
 * then the error is the system's EEXIST. Both paths must be in one folder.
 */
export async function publish(finished: string, target: string, replace: boolean): Promise<void> {
  if (replace) await replaceFile(finished, target);
  else await takeName(finished, target);
  await settle(dirname(target));
}

/** A rename would replace; a second name for the same file does not. */
async function takeName(finished: string, target: string): Promise<void> {
  try {
    await link(finished, target);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw error;
    // FAT and some network folders know one name a file only, and each system says so in its own way.
    await takeNameByRename(finished, target);
    return;
  }
  await rm(finished, { force: true });
}

/** Where files have one name only: an empty file takes the name, which only one can, and is then replaced. */
export async function takeNameByRename(finished: string, target: string): Promise<void> {
  await (await open(target, 'wx')).close();
  try {
    await rename(finished, target);
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
}

/** A file that another program holds open may refuse (Windows); that says nothing about the folder. */
async function replaceFile(finished: string, target: string): Promise<void> {
  try {
    await rename(finished, target);
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'EPERM' && code !== 'EACCES') throw error;
    throw new Fault('save_failed', { folder: dirname(target) }, `${code}: the file could not be replaced`);
  }
}

/** Writes the folder itself to disk, where the system can; the file is whole either way. */
async function settle(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows opens no folders, and a folder may be writable but not readable.
  }
}
