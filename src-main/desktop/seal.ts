import type { SafeStorage } from 'electron';
import { Fault } from '../fault.ts';
import type { Log } from '../ports.ts';
import type { Sealed } from './cipher-file.ts';

/** The asynchronous methods alone: Electron 45 calls the others deprecated, 46 has them no more. */
export type AsyncSafeStorage = Pick<SafeStorage, 'encryptStringAsync' | 'decryptStringAsync'>;

export interface Seal {
  /** What a recorded ciphertext is worth: the weaker of its record and its letters. */
  readonly schemeOf: (sealed: Sealed) => Sealed['scheme'];
  /** Null: the keyring does not answer now. */
  readonly seal: (key: string) => Promise<Sealed | null>;
  /**
   * The key, and whether it wants to be sealed anew. Null: it can never be read here. Rejects with a Fault
   * `keyring_locked` where it can be read later.
   */
  readonly open: (cipher: Buffer) => Promise<{ key: string; stale: boolean } | null>;
}

/**
 * The system's encryption, with the truth about it.
 *
 * On Linux Electron encrypts without complaint where there is no keyring, with a key that everybody knows, and
 * neither `isAsyncEncryptionAvailable` nor `getSelectedStorageBackend` tells. The ciphertext does: Chromium starts
 * it with `v10` for the known key and `v11` or higher for a keyring. Elsewhere the same letters mean the system's store.
 */
export function createSeal(safeStorage: AsyncSafeStorage, platform: NodeJS.Platform, log: Log): Seal {
  const isStrong = (cipher: Buffer): boolean =>
    platform !== 'linux' || /^v(1[1-9]|[2-9]\d)/.test(cipher.subarray(0, 3).toString('latin1'));

  return {
    schemeOf: ({ scheme, cipher }: Sealed): Sealed['scheme'] =>
      scheme === 'keyring' && isStrong(cipher) ? 'keyring' : 'scrambled',

    async seal(key: string): Promise<Sealed | null> {
      try {
        const cipher = await safeStorage.encryptStringAsync(key);
        return { cipher, scheme: isStrong(cipher) ? 'keyring' : 'scrambled' };
      } catch (thrown) {
        log(`the keyring did not encrypt: ${nameOf(thrown)}`);
        return null;
      }
    },

    async open(cipher: Buffer): Promise<{ key: string; stale: boolean } | null> {
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(cipher);
        return { key: result, stale: shouldReEncrypt };
      } catch (thrown) {
        log(`the keyring did not decrypt: ${nameOf(thrown)}`);
        if (isPassing(thrown)) throw new Fault('keyring_locked');
        return null;
      }
    },
  };
}

/** Electron has no field for it: the words of the rejection say that it is for now. */
const isPassing = (thrown: unknown): boolean =>
  thrown instanceof Error && /temporar|try again|locked/i.test(thrown.message);

/** The kind of error alone: its message might quote what was to be encrypted. */
export const nameOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.name : typeof thrown);
