import { writeFile } from 'atomically';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Fault } from '../fault.ts';

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

/** Ciphertexts by name in one file that only its owner can read (mode 0600), written atomically. */
export function createCipherFile(file: string) {
  let changing: Promise<unknown> = Promise.resolve();

  async function load(): Promise<Map<string, Sealed>> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (thrown) {
      if (codeOf(thrown) === 'ENOENT') return new Map();
      throw new Fault('storage_failed', { folder: dirname(file) }, codeOf(thrown));
    }
    // A damaged file is not overwritten in silence.
    try {
      return parse(JSON.parse(text));
    } catch {
      throw new Fault('storage_failed', { folder: dirname(file) }, 'the file of keys is damaged');
    }
  }

  async function change(name: string, sealed: Sealed | null): Promise<void> {
    const all = await load();
    if (sealed) all.set(name, sealed);
    else if (!all.delete(name)) return;
    try {
      await mkdir(dirname(file), { recursive: true });
      const keys = Object.fromEntries(
        [...all].map(([id, { scheme, cipher }]) => [id, { scheme, cipher: cipher.toString('base64') }]),
      );
      // SECURITY: for the owner alone.
      await writeFile(file, JSON.stringify({ version: 2, keys }), { mode: 0o600 });
    } catch (thrown) {
      throw new Fault('key_not_kept', undefined, codeOf(thrown));
    }
  }

  return {
    load,
    /** Null removes. One change after the other; rejects with a Fault `key_not_kept` or `storage_failed`. */
    set(name: string, sealed: Sealed | null): Promise<void> {
      const done = changing.then(() => change(name, sealed));
      changing = done.catch(() => undefined);
      return done;
    },
  };
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

const codeOf = (thrown: unknown): string => (thrown as NodeJS.ErrnoException).code ?? 'write failed';
