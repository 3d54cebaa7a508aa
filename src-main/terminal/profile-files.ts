import { Fault } from '../fault.ts';
import { saveText } from '../saving/save-text.ts';
import { PROFILES_FILE_NAME, readProfileFile, writeProfileFile } from '../settings/profile-file.ts';
import { failure, printable } from './exit.ts';
import { readText } from './read-text.ts';
import type { Setup } from './setup.ts';
import { print } from './stdout.ts';

/** `voicetray profile export`: all profiles as one file, without their keys; `-` is the standard output. */
export async function exportProfiles(
  file: string | undefined,
  { replace }: { readonly replace?: boolean },
  { settings }: Setup,
): Promise<void> {
  const { profiles } = settings.current;
  const text = writeProfileFile(profiles);
  if (file === '-') {
    await print(text.trimEnd());
    return;
  }
  const path = file ?? PROFILES_FILE_NAME;
  await saveText(path, text, replace === true);
  const count = profiles.length === 1 ? 'one profile' : `${profiles.length} profiles`;
  await print(printable(`Saved ${count} to ${path}. Keys are not in it.`));
}

/** `voicetray profile import`: what had to be left out is told, and makes the run a failed one. */
export async function importProfiles(file: string, { profiles }: Setup, signal: AbortSignal): Promise<void> {
  const { added, known, skipped } = await profiles.addAll(readProfileFile(await read(file, signal)));
  if (added.length > 0) {
    await print(printable(`Added ${added.map((name) => `“${name}”`).join(', ')}.`));
    await print('Keys are not in such a file. Enter each with: voicetray profile key NAME');
  }
  for (const name of known) await print(printable(`“${name}” is there already.`));
  const last = skipped.pop();
  for (const fault of skipped) {
    for (const line of failure(fault).lines) process.stderr.write(`voicetray: ${printable(line)}\n`);
  }
  if (last) throw last;
}

async function read(file: string, signal: AbortSignal): Promise<string> {
  try {
    return await readText([], file, signal);
  } catch (thrown) {
    // What is too much to be spoken is far too much for a file of profiles.
    if (thrown instanceof Fault && thrown.error.code === 'text_too_large')
      throw new Fault('profiles_unreadable');
    throw thrown;
  }
}
