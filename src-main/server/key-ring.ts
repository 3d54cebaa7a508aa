import { writeFile } from 'atomically';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type ServerKey, serverKeySchema } from '../../src-preload/contract/speech-server.ts';
import { Fault } from '../fault.ts';

const entrySchema = serverKeySchema.extend({
  /** SHA-256 of the key, hex. A key is 192 random bits: nothing slower is needed to keep it from being guessed. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
const fileSchema = z.object({ version: z.literal(1), keys: z.array(entrySchema) });
type Entry = z.infer<typeof entrySchema>;

/**
 * The keys of this computer's speech server, by their digests alone, in a file that only its owner can read. It is
 * read each time: what another process made or revoked counts at once. Rejects with a Fault `storage_failed`, also
 * for a damaged file: then no key is good.
 */
export class KeyRing {
  readonly #file: string;
  #changing: Promise<unknown> = Promise.resolve();

  constructor(dataFolder: string) {
    this.#file = join(dataFolder, 'server-keys.json');
  }

  /** In the order they were made. */
  async list(): Promise<ServerKey[]> {
    return (await this.#load()).map(open);
  }

  /** `key` is known to whoever called, and to nobody later. */
  async make(name: string): Promise<ServerKey & { key: string }> {
    const key = `vt-${randomBytes(24).toString('base64url')}`;
    const entry: Entry = {
      id: randomBytes(6).toString('hex'),
      name,
      createdAt: Math.floor(Date.now() / 1000),
      digest: digest(key).toString('hex'),
    };
    await this.#change((entries) => [...entries, entry]);
    return { ...open(entry), key };
  }

  /** One that is not there is no error. */
  async revoke(id: string): Promise<void> {
    await this.#change((entries) => entries.filter((entry) => entry.id !== id));
  }

  /** Whose key it is, or null. Takes as long whatever the key, and looks at every entry. */
  async verify(key: string): Promise<ServerKey | null> {
    const given = digest(key);
    let found: ServerKey | null = null;
    for (const entry of await this.#load()) {
      if (timingSafeEqual(given, Buffer.from(entry.digest, 'hex'))) found = open(entry);
    }
    return found;
  }

  async #load(): Promise<Entry[]> {
    let text: string;
    try {
      text = await readFile(this.#file, 'utf8');
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw this.#failed(String(thrown));
    }
    try {
      return fileSchema.parse(JSON.parse(text)).keys;
    } catch {
      throw this.#failed('the file of the server’s keys is damaged');
    }
  }

  /** One change after the other, each on what is on disk by then. */
  #change(apply: (entries: Entry[]) => Entry[]): Promise<void> {
    const write = async (): Promise<void> => {
      const keys = apply(await this.#load());
      try {
        await mkdir(dirname(this.#file), { recursive: true });
        await writeFile(this.#file, `${JSON.stringify({ version: 1, keys }, null, 2)}\n`, { mode: 0o600 });
      } catch (thrown) {
        throw this.#failed(String(thrown));
      }
    };
    const done = this.#changing.then(write, write);
    this.#changing = done.catch(() => undefined);
    return done;
  }

  #failed(detail: string): Fault {
    return new Fault('storage_failed', { folder: dirname(this.#file) }, detail);
  }
}

const digest = (key: string): Buffer => createHash('sha256').update(key).digest();
const open = ({ id, name, createdAt }: Entry): ServerKey => ({ id, name, createdAt });
