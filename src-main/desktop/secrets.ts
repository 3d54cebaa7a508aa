import type { KeyStatus } from '../../src-preload/contract/model.ts';
import type { KeyringState } from '../../src-preload/contract/system.ts';
import type { Log, SecretStore } from '../ports.ts';
import { createCipherFile, type Sealed } from './cipher-file.ts';
import { type AsyncSafeStorage, createSeal } from './seal.ts';

export interface SafeSecretsOptions {
  readonly safeStorage: AsyncSafeStorage;
  readonly file: string;
  readonly platform: NodeJS.Platform;
  /** The person has said yes to keys that are only scrambled. */
  readonly keepScrambled: boolean;
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
  const { safeStorage, file, platform, log } = options;
  const ciphers = createCipherFile(file);
  const { seal, open, schemeOf } = createSeal(safeStorage, platform, log);
  const inMemory = new Map<string, string>();
  let allowed = options.keepScrambled;
  const mayRest = (sealed: Sealed | null): sealed is Sealed =>
    sealed !== null && (allowed || sealed.scheme === 'keyring');
  const statusOf = (sealed: Sealed): KeyStatus => (schemeOf(sealed) === 'keyring' ? 'keyring' : 'obfuscated');

  async function write(profileId: string, key: string): Promise<KeyStatus> {
    const sealed = await seal(key);
    // SECURITY: without a keyring and without a yes, nothing of a key reaches the disk.
    const kept = mayRest(sealed) ? sealed : null;
    await ciphers.set(profileId, kept);
    if (kept) inMemory.delete(profileId);
    else inMemory.set(profileId, key);
    return kept ? statusOf(kept) : 'memory';
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
      const opened = sealed ? await open(sealed.cipher) : null;
      if (opened?.stale) {
        const renewed = await seal(opened.key);
        if (mayRest(renewed)) await ciphers.set(profileId, renewed);
      }
      return opened?.key ?? null;
    },
    write,
    async remove(profileId) {
      inMemory.delete(profileId);
      await ciphers.set(profileId, null);
    },
    async status(profileId) {
      if (inMemory.has(profileId)) return 'memory';
      const sealed = (await ciphers.load()).get(profileId);
      return sealed ? statusOf(sealed) : 'none';
    },
    async allowScrambled(now) {
      if (now === allowed) return;
      allowed = now;
      await (now ? settle() : unsettle());
    },
    async keyring() {
      const tried = await seal('Voicetray');
      if (mayRest(tried)) await settle();
      return !tried ? 'locked' : tried.scheme;
    },
  };
}
