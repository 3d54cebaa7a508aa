import type { AppError } from '../../src-preload/contract/errors.ts';
import type { KeyStatus } from '../../src-preload/contract/profile.ts';
import type { KeyringState } from '../../src-preload/contract/system.ts';
import type { Log, SecretStore } from '../ports.ts';
import { createCipherFile, type Sealed } from './cipher-file.ts';
import { type AsyncSafeStorage, createSeal, nameOf } from './seal.ts';

export interface SafeSecretsOptions {
  readonly safeStorage: AsyncSafeStorage;
  readonly file: string;
  readonly platform: NodeJS.Platform;
  /** The person has said yes to keys that are only scrambled. */
  readonly keepScrambled: boolean;
  /** Hears of a file of keys that cannot be used. */
  readonly tell: (notice: AppError) => void;
  readonly log: Log;
}

export interface SafeSecrets extends SecretStore {
  allowScrambled(allowed: boolean): Promise<void>;
  /** Tries the keyring out. Keys that were only remembered move to where they may rest by now. */
  keyring(): Promise<KeyringState>;
}

/**
 * Keys encrypted by the system's keyring, in a file of their own, each with what made its ciphertext. What is only
 * scrambled is not written without a yes: the key stays in memory for this run, and the status says so.
 */
export function createSafeSecrets(options: SafeSecretsOptions): SafeSecrets {
  const { safeStorage, file, platform, tell, log } = options;
  const ciphers = createCipherFile(file, tell);
  const { seal, open, schemeOf } = createSeal(safeStorage, platform, log);
  const inMemory = new Map<string, string>();
  /** Ciphertexts that were not opened when they were needed, by their letters. */
  const lost = new Set<string>();
  let allowed = options.keepScrambled;
  const mayRest = (sealed: Sealed | null): sealed is Sealed =>
    sealed !== null && (allowed || sealed.scheme === 'keyring');
  const lettersOf = ({ cipher }: Sealed): string => cipher.toString('base64');
  const statusOf = (sealed: Sealed): KeyStatus =>
    lost.has(lettersOf(sealed)) ? 'unreadable' : schemeOf(sealed) === 'keyring' ? 'keyring' : 'obfuscated';

  async function write(profileId: string, key: string): Promise<KeyStatus> {
    const sealed = await seal(key);
    // SECURITY: without a keyring and without a yes, nothing of a key reaches the disk.
    const kept = mayRest(sealed) ? sealed : null;
    await ciphers.set(profileId, kept);
    if (kept) inMemory.delete(profileId);
    else inMemory.set(profileId, key);
    return kept ? statusOf(kept) : 'memory';
  }

  /** What the keyring wants sealed anew. The key was read: that this fails must not take it away. */
  async function renew(profileId: string, before: Sealed, key: string): Promise<void> {
    const after = await seal(key);
    // SECURITY: never to something weaker than it was, also after a yes.
    if (!after || (schemeOf(before) === 'keyring' && after.scheme !== 'keyring')) return;
    if (!mayRest(after)) return;
    await ciphers
      .renew(profileId, before, after)
      .catch((thrown: unknown) => log(`a key was not sealed anew: ${nameOf(thrown)}`));
  }

  /** Those that were only remembered. */
  async function settle(): Promise<void> {
    for (const [profileId, key] of inMemory) await write(profileId, key);
  }

  /** A yes that is taken back: what was scrambled leaves the disk, and is remembered until the end of the run. */
  async function unsettle(): Promise<void> {
    for (const [profileId, sealed] of await ciphers.load()) {
      if (schemeOf(sealed) === 'keyring') continue;
      const opened = await open(sealed.cipher).catch(() => null);
      if (opened) inMemory.set(profileId, opened.key);
      await ciphers.set(profileId, null);
    }
  }

  return {
    async read(profileId) {
      const kept = inMemory.get(profileId);
      if (kept !== undefined) return kept;
      const sealed = (await ciphers.load()).get(profileId);
      if (!sealed) return null;
      const opened = await open(sealed.cipher);
      if (!opened) lost.add(lettersOf(sealed));
      else lost.delete(lettersOf(sealed));
      if (opened?.stale) await renew(profileId, sealed, opened.key);
      return opened?.key ?? null;
    },
    write,
    async remove(profileId) {
      inMemory.delete(profileId);
      await ciphers.set(profileId, null);
    },
    async status(profileId) {
      if (inMemory.has(profileId)) return 'memory';
      try {
        const sealed = (await ciphers.load()).get(profileId);
        return sealed ? statusOf(sealed) : 'none';
      } catch (thrown) {
        // The window must open all the same.
        log(`the file of keys: ${nameOf(thrown)}`);
        return 'unreadable';
      }
    },
    async allowScrambled(now) {
      if (now === allowed) return;
      allowed = now;
      await (now ? settle() : unsettle());
    },
    async keyring() {
      const tried = await seal('Voicetray');
      if (mayRest(tried))
        await settle().catch((thrown: unknown) => log(`remembered keys stay so: ${nameOf(thrown)}`));
      return !tried ? 'locked' : tried.scheme;
    },
  };
}
