import { printable, UsageError } from './exit.ts';
import { readKey } from './key.ts';
import type { Setup } from './setup.ts';
import { print } from './stdout.ts';

/** `voicetray profile use`: who speaks from now on, in the window too. */
export async function useProfile(
  name: string | undefined,
  { onDevice }: { readonly onDevice?: boolean },
  { profiles, settings }: Setup,
): Promise<void> {
  if ((name === undefined) !== (onDevice === true)) {
    throw new UsageError('Give either the name of a profile, or --on-device for the voice on this computer.');
  }
  const profile = name === undefined ? null : profiles.find(name);
  await settings.update((all) => {
    all.preferences.activeProfile = profile?.id ?? null;
    return all;
  });
  await print(printable(`${profile ? `“${profile.name}”` : 'This computer'} speaks from now on.`));
}

/** `voicetray profile key`: the first key of a profile that came in a file, or a new one. */
export async function enterKey(
  name: string,
  { profiles, environmentKey }: Setup,
  signal: AbortSignal,
): Promise<void> {
  const { id, name: known, url } = profiles.find(name);
  const key = await readKey(environmentKey, signal);
  await profiles.save({ id, name: known, url, key });
  await print(printable(`Kept the key of “${known}”.`));
}
