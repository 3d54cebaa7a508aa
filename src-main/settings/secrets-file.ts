import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { AppError } from '../../src-preload/contract/errors.ts';
import { Fault } from '../fault.ts';
import type { SecretStore } from '../ports.ts';
import { createKeyFile } from './key-file.ts';

const fileSchema = z.object({ version: z.literal(1), keys: z.record(z.string(), z.string()) });

/**
 * Keys in a file that only its owner can read (mode 0600), for the hosts without a keyring. `VOICETRAY_KEY`
 * in the environment stands in where no key is kept, for scripts and containers: a key that was typed for one
 * server is never set aside for one that was meant for another. `tell` hears of a file that cannot be used.
 */
export function createSecretsFile(
  file: string,
  env: NodeJS.ProcessEnv = process.env,
  tell: (notice: AppError) => void = () => undefined,
): SecretStore {
  const { load, change } = createKeyFile<string>({
    ...{ file, tell },
    parse: (content) => new Map(Object.entries(fileSchema.parse(content).keys)),
    print: (keys) => ({ version: 1, keys: Object.fromEntries(keys) }),
  });

  return {
    async read(profileId) {
      return (await load()).get(profileId) ?? (env.VOICETRAY_KEY || null);
    },
    async write(profileId, key) {
      await change((keys) => Boolean(keys.set(profileId, key)));
      // Windows has no such modes: there the user's own folder protects the file.
      const mode = (await stat(file)).mode & 0o777;
      if (process.platform !== 'win32' && mode !== 0o600)
        throw new Fault('key_not_kept', undefined, 'file mode');
      return 'file';
    },
    remove: (profileId) => change((keys) => keys.delete(profileId)),
    async status(profileId) {
      if ((await load()).has(profileId)) return 'file';
      return env.VOICETRAY_KEY ? 'environment' : 'none';
    },
  };
}
