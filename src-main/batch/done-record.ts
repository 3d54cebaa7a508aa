import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from 'atomically';
import { z } from 'zod';
import type { KnownPlace } from './output-names.ts';

/** Lies in the output folder, so that a second run there knows what the first one has done. */
const FILE = '.voicetray-batch.json';

const entrySchema = z.object({
  /** Of the words and the manner; empty: it is not whole. */
  digest: z.string(),
  /** The name of what it was made of, and its place without its ending; older records do not tell. */
  source: z.string().optional(),
  place: z.string().optional(),
});
type Entry = z.infer<typeof entrySchema>;

const recordSchema = z.object({
  version: z.literal(1),
  /** Output (below the folder) to what it was made of. */
  files: z.record(z.string(), entrySchema),
});

/** What was made in an output folder, and of what. A record that cannot be read counts as none. */
export class DoneRecord {
  readonly #path: string;
  readonly #files: Map<string, Entry>;

  private constructor(path: string, files: Map<string, Entry>) {
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

  /** Each once, in whatever forms it was made there. */
  places(): KnownPlace[] {
    const found = new Map<string, KnownPlace>();
    for (const { source, place } of this.#files.values())
      if (source !== undefined && place !== undefined) found.set(`${source}\0${place}`, { source, place });
    return [...found.values()];
  }

  /** Written at once: what is done stays known when the run ends in the next moment. */
  async add(output: string, digest: string, { source, place }: KnownPlace): Promise<void> {
    const before = this.#files.get(output);
    if (before?.digest === digest && before.source === source && before.place === place) return;
    this.#files.set(output, { digest, source, place });
    const record = { version: 1, files: Object.fromEntries(this.#files) };
    await writeFile(this.#path, `${JSON.stringify(record, null, 2)}\n`);
  }
}

async function read(path: string): Promise<Map<string, Entry>> {
  try {
    const { files } = recordSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return new Map(Object.entries(files));
  } catch {
    return new Map();
  }
}
