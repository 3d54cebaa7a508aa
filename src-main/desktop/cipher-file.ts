import { writeFile } from 'atomically';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Fault } from '../fault.ts';

const fileSchema = z.object({ version: z.literal(1), ciphers: z.record(z.string(), z.base64()) });

/** Ciphertexts by name in one file that only its owner can read (mode 0600), written atomically. */
export function createCipherFile(file: string) {
  let changing: Promise<unknown> = Promise.resolve();

  async function load(): Promise<Map<string, string>> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (thrown) {
      if (codeOf(thrown) === 'ENOENT') return new Map();
      throw new Fault('storage_failed', { folder: dirname(file) }, codeOf(thrown));
    }
    // A damaged file is not overwritten in silence.
    try {
      return new Map(Object.entries(fileSchema.parse(JSON.parse(text)).ciphers));
    } catch {
      throw new Fault('storage_failed', { folder: dirname(file) }, 'the file of keys is damaged');
    }
  }

  async function change(name: string, cipher: Buffer | null): Promise<void> {
    const ciphers = await load();
    if (cipher) ciphers.set(name, cipher.toString('base64'));
    else if (!ciphers.delete(name)) return;
    try {
      await mkdir(dirname(file), { recursive: true });
      const content = { version: 1, ciphers: Object.fromEntries(ciphers) };
      await writeFile(file, JSON.stringify(content), { mode: 0o600 });
    } catch (thrown) {
      throw new Fault('key_not_kept', undefined, codeOf(thrown));
    }
  }

  return {
    async get(name: string): Promise<Buffer | null> {
      const cipher = (await load()).get(name);
      return cipher === undefined ? null : Buffer.from(cipher, 'base64');
    },
    /** Null removes. One change after the other; rejects with a Fault `key_not_kept` or `storage_failed`. */
    set(name: string, cipher: Buffer | null): Promise<void> {
      const done = changing.then(() => change(name, cipher));
      changing = done.catch(() => undefined);
      return done;
    },
  };
}

const codeOf = (thrown: unknown): string => (thrown as NodeJS.ErrnoException).code ?? 'write failed';
