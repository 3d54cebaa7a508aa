import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from 'atomically';
import { z } from 'zod';

/** Lies in the output folder, so that a second run there knows what the first one has done. */
const FILE = '.voicetray-batch.json';

const recordSchema = z.object({
  version: z.literal(1),
  /** Output (below the folder) to what it was made of. */
  files: z.record(z.string(), z.object({ digest: z.string() })),
});

/** What was made in an output folder, and of what. A record that cannot be read counts as none. */
export class DoneRecord {
  readonly #path: string;
  readonly #files: Map<string, { digest: string }>;

  private constructor(path: string, files: Map<string, { digest: string }>) {
    this.#path = path;
    this.#files = files;
  }

  static async open(folder: string): Promise<DoneRecord> {
    const path = join(folder, FILE);
    return new DoneRecord(path, await read(path));
  }

  /** The digest that an output was made of; undefined: it was not made here. */
  of(output: string): string | undefined {
    return this.#files.get(output)?.digest;
  }

  /** Written at once: what is done stays known when the run ends in the next moment. */
  async add(output: string, digest: string): Promise<void> {
    this.#files.set(output, { digest });
    const record = { version: 1, files: Object.fromEntries(this.#files) };
    await writeFile(this.#path, `${JSON.stringify(record, null, 2)}\n`);
  }
}

async function read(path: string): Promise<Map<string, { digest: string }>> {
  try {
    const { files } = recordSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return new Map(Object.entries(files));
  } catch {
    return new Map();
  }
}
