import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

/** A text to be made into sound. */
export interface Source {
  readonly path: string;
  /** Its place below the folder that was named, with forward slashes; a file that was named itself: its name. */
  readonly name: string;
}

/** How deep folders are looked into: more is a circle of links. */
const DEEPEST = 32;

const inOrder = new Intl.Collator('en', { numeric: true }).compare;

/**
 * The files that are meant by files and folders. Folders are looked into, in the order people count (`2` before
 * `10`), for names that end as documents do; what is hidden is left out. A file that was named itself is taken
 * whatever its name, and nothing is taken twice. What cannot be looked at is a source too, so that it is told in its
 * turn why and the others go on.
 */
export async function collectFiles(
  paths: readonly string[],
  endings: ReadonlySet<string>,
): Promise<Source[]> {
  const found = new Map<string, Source>();
  for (const path of paths) {
    if (await isFolder(path)) {
      for await (const source of below(path, '', endings, 0)) found.set(source.path, source);
    } else if (!found.has(path)) found.set(path, { path, name: basename(path) });
  }
  return [...found.values()];
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

async function* below(
  folder: string,
  prefix: string,
  endings: ReadonlySet<string>,
  depth: number,
): AsyncGenerator<Source, void, undefined> {
  if (depth > DEEPEST) return;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (!entries) yield { path: folder, name: prefix.slice(0, -1) || basename(folder) };
  for (const entry of (entries ?? []).sort((a, b) => inOrder(a.name, b.name))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const name = `${prefix}${entry.name}`;
    if (entry.isDirectory()) yield* below(path, `${name}/`, endings, depth + 1);
    else if (entry.isFile() && endings.has(extname(entry.name).toLowerCase())) yield { path, name };
  }
}
