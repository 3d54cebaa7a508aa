import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileFault } from './file-fault.ts';
import { publish } from './publish.ts';

/**
 * Writes a small text file, for its owner alone unless `mode` says more: whole beside its place, then under its name in one step.
 * Throws Faults: `file_exists` without `replace`, `file_name`, `folder_missing`, `folder_read_only`, `disk_full`,
 * `save_failed`.
 */
export async function saveText(path: string, text: string, replace: boolean, mode = 0o600): Promise<void> {
  const target = resolve(path);
  const draft = join(
    dirname(target),
    `.${basename(target).slice(0, 40)}.part-${randomBytes(4).toString('hex')}`,
  );
  try {
    const handle = await open(draft, 'wx', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await publish(draft, target, replace);
  } catch (thrown) {
    throw fileFault(thrown, target);
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}
