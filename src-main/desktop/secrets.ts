import type { SafeStorage } from 'electron';
import type { KeyStatus } from '../../src-preload/contract/model.ts';
import type { Log, SecretStore } from '../ports.ts';
import { createCipherFile } from './cipher-file.ts';

export interface SafeSecretsOptions {
  /** The asynchronous methods alone: Electron 45 calls the others deprecated, 46 has them no more. */
  readonly safeStorage: Pick<SafeStorage, 'encryptStringAsync' | 'decryptStringAsync'>;
  readonly file: string;
  readonly platform: NodeJS.Platform;
  readonly log: Log;
}

/**
 * Keys encrypted by the system's keyring, in a file of their own.
 *
 * On Linux Electron encrypts without complaint where there is no keyring, with a key that everybody knows, and
 * neither `isAsyncEncryptionAvailable` nor `getSelectedStorageBackend` tells. The ciphertext does: Chromium
 * starts it with `v10` for the known key and `v11` or higher for a keyring. What is only scrambled is not
 * written: the key stays in memory for this run, and the status says so.
 */
export function createSafeSecrets({ safeStorage, file, platform, log }: SafeSecretsOptions): SecretStore {
  const ciphers = createCipherFile(file);
  const inMemory = new Map<string, string>();
  const isStrong = (cipher: Buffer): boolean =>
    platform !== 'linux' || /^v(1[1-9]|[2-9]\d)/.test(cipher.subarray(0, 3).toString('latin1'));

  async function encrypt(key: string): Promise<Buffer | null> {
    try {
      const cipher = await safeStorage.encryptStringAsync(key);
      return isStrong(cipher) ? cipher : null;
    } catch (thrown) {
      log(`the keyring did not encrypt: ${nameOf(thrown)}`);
      return null;
    }
  }

  async function decrypt(profileId: string, cipher: Buffer): Promise<string | null> {
    try {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(cipher);
      const renewed = shouldReEncrypt ? await encrypt(result) : null;
      if (renewed) await ciphers.set(profileId, renewed);
      return result;
    } catch (thrown) {
      log(`the keyring did not decrypt: ${nameOf(thrown)}`);
      return null;
    }
  }

  return {
    async read(profileId) {
      const kept = inMemory.get(profileId);
      if (kept !== undefined) return kept;
      const cipher = await ciphers.get(profileId);
      return cipher ? decrypt(profileId, cipher) : null;
    },
    async write(profileId, key): Promise<KeyStatus> {
      const cipher = await encrypt(key);
      await ciphers.set(profileId, cipher);
      if (!cipher) {
        inMemory.set(profileId, key);
        return 'memory';
      }
      inMemory.delete(profileId);
      return 'keyring';
    },
    async remove(profileId) {
      inMemory.delete(profileId);
      await ciphers.set(profileId, null);
    },
    async status(profileId) {
      if (inMemory.has(profileId)) return 'memory';
      const cipher = await ciphers.get(profileId);
      if (!cipher) return 'none';
      return isStrong(cipher) ? 'keyring' : 'obfuscated';
    },
  };
}

/** The kind of error alone: its message might quote what was to be encrypted. */
const nameOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.name : typeof thrown);
