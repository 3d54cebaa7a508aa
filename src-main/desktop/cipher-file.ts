import { z } from 'zod';
import type { AppError } from '../../src-preload/contract/errors.ts';
import { createKeyFile, type KeyFile } from '../settings/key-file.ts';

/** `scrambled`: with a key that everybody knows, which is no protection. */
const schemeSchema = z.enum(['keyring', 'scrambled']);

const sealedSchema = z.object({ scheme: schemeSchema, cipher: z.base64() });
const fileSchema = z.object({ version: z.literal(2), keys: z.record(z.string(), sealedSchema) });
/** Before the scheme was recorded, only what a keyring had encrypted was written. */
const firstFileSchema = z.object({ version: z.literal(1), ciphers: z.record(z.string(), z.base64()) });

/** A ciphertext, and what made it. */
export interface Sealed {
  readonly scheme: z.infer<typeof schemeSchema>;
  readonly cipher: Buffer;
}

interface CipherFile extends Pick<KeyFile<Sealed>, 'load'> {
  /** Null removes. Rejects as `KeyFile.change` does. */
  set(name: string, sealed: Sealed | null): Promise<void>;
  /** Writes only where that ciphertext still stands: a key that was entered meanwhile stays. */
  renew(name: string, before: Sealed, after: Sealed): Promise<void>;
}

/** Ciphertexts by the id of their profile, each with what made it. */
export function createCipherFile(file: string, tell: (notice: AppError) => void): CipherFile {
  const { load, change } = createKeyFile<Sealed>({ file, tell, parse, print });
  return {
    load,
    set: (name, sealed) => change((keys) => (sealed ? Boolean(keys.set(name, sealed)) : keys.delete(name))),
    renew: (name, before, after) =>
      change((keys) => {
        const stands = keys.get(name)?.cipher.equals(before.cipher) ?? false;
        if (stands) keys.set(name, after);
        return stands;
      }),
  };
}

function print(keys: ReadonlyMap<string, Sealed>): unknown {
  const written = [...keys].map(([id, { scheme, cipher }]) => [
    id,
    { scheme, cipher: cipher.toString('base64') },
  ]);
  return { version: 2, keys: Object.fromEntries(written) as unknown };
}

function parse(content: unknown): Map<string, Sealed> {
  const first = firstFileSchema.safeParse(content);
  const keys = first.success
    ? Object.entries(first.data.ciphers).map(([id, cipher]) => [id, { scheme: 'keyring', cipher }] as const)
    : Object.entries(fileSchema.parse(content).keys);
  return new Map(
    keys.map(([id, { scheme, cipher }]) => [id, { scheme, cipher: Buffer.from(cipher, 'base64') }]),
  );
}
