import { writeFile } from 'atomically';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Fault } from '../fault.ts';
import type { SecretStore } from '../ports.ts';

const fileSchema = z.object({ version: z.literal(1), keys: z.record(z.string(), z.string()) });
type KeyFile = z.infer<typeof fileSchema>;

/**
 * Keys in a file that only its owner can read (mode 0600), for the hosts without a keyring. `VOICETRAY_KEY`
 * in the environment stands in where no key is kept, for scripts and containers: a key that was typed for one
 * server is never set aside for one that was meant for another.
 */
export function createSecretsFile(file: string, env: NodeJS.ProcessEnv = process.env): SecretStore {
  async function load(): Promise<KeyFile> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return { version: 1, keys: {} };
      throw new Fault('storage_failed', { folder: dirname(file) }, String(thrown));
    }
    // What is unreadable must not be replaced in silence: the keys in it may still be rescued by hand.
    try {
      return fileSchema.parse(JSON.parse(text));
    } catch {
      throw new Fault('storage_failed', { folder: dirname(file) }, 'the file of keys is damaged');
    }
  }

  // One after the other: each change is of the file as the one before has left it.
  let changing: Promise<unknown> = Promise.resolve();
  function change(apply: (keys: Map<string, string>) => void): Promise<void> {
    const done = changing.then(() => rewrite(apply));
    changing = done.catch(() => undefined);
    return done;
  }

  async function rewrite(apply: (keys: Map<string, string>) => void): Promise<void> {
    const keys = new Map(Object.entries((await load()).keys));
    apply(keys);
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify({ version: 1, keys: Object.fromEntries(keys) }), { mode: 0o600 });
    } catch (thrown) {
      // The message of a failed write names the path alone, never the content.
      throw new Fault('key_not_kept', undefined, (thrown as NodeJS.ErrnoException).code ?? 'write failed');
    }
  }

  return {
    async read(profileId) {
      return (await load()).keys[profileId] ?? (env.VOICETRAY_KEY || null);
    },
    async write(profileId, key) {
      await change((keys) => keys.set(profileId, key));
      // Windows has no such modes: there the user's own folder protects the file.
      const mode = (await stat(file)).mode & 0o777;
      if (process.platform !== 'win32' && mode !== 0o600)
        throw new Fault('key_not_kept', undefined, 'file mode');
      return 'file';
    },
    async remove(profileId) {
      await change((keys) => keys.delete(profileId));
    },
    async status(profileId) {
      if ((await load()).keys[profileId] !== undefined) return 'file';
      return env.VOICETRAY_KEY ? 'environment' : 'none';
    },
  };
}
