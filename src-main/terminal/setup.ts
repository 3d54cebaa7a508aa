import type { AppError } from '../../src-preload/contract/errors.ts';
import { createNodeFetch } from '../node-fetch.ts';
import type { HttpFetch } from '../ports.ts';
import { takeEnvironmentKey } from '../settings/environment-key.ts';
import { folders } from '../settings/paths.ts';
import { Profiles } from '../settings/profiles.ts';
import { createSecretsFile } from '../settings/secrets-file.ts';
import { SettingsStore } from '../settings/store.ts';

/** What every command stands on. */
export interface Setup {
  readonly settings: SettingsStore;
  readonly profiles: Profiles;
  readonly fetch: HttpFetch;
  /** What `VOICETRAY_KEY` said, empty where it is not set. */
  readonly environmentKey: string;
}

/** Opens the user's settings, profiles and keys: the same that the other hosts without a keyring use. */
export async function openSetup(tell: (notice: AppError) => void): Promise<Setup> {
  const environmentKey = takeEnvironmentKey();
  const where = folders();
  const settings = await SettingsStore.open(where.settingsFile);
  for (const notice of settings.notices) tell(notice);
  const secrets = createSecretsFile(where.keysFile, { VOICETRAY_KEY: environmentKey }, tell);
  return {
    settings,
    profiles: new Profiles(settings, secrets),
    fetch: createNodeFetch(),
    environmentKey,
  };
}
