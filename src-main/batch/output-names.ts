import { posix } from 'node:path';
import { distinctNames } from '../saving/distinct-names.ts';
import type { Source } from './collect-files.ts';

/**
 * A place below the output folder for each source, without an ending: `part/one.md` becomes `part/one`. Where
 * several would share a place (on a disk that tells no capitals apart, too), their own endings are kept in it, and
 * then they are counted: `one.md` and `one.txt` become `one-md` and `one-txt`.
 */
export function outputNames(sources: readonly Source[]): string[] {
  const bare = sources.map(({ name }) => withoutEnding(name));
  const shared = twice(bare);
  const full = bare.map((place, at) => {
    const ending = posix.extname(sources[at]?.name ?? '').slice(1);
    return shared.has(place.toLowerCase()) && ending !== '' ? `${place}-${ending}` : place;
  });
  return distinctNames(full);
}

const withoutEnding = (name: string): string => name.slice(0, name.length - posix.extname(name).length);

function twice(names: readonly string[]): Set<string> {
  const once = new Set<string>();
  const more = new Set<string>();
  for (const name of names) {
    const key = name.toLowerCase();
    (once.has(key) ? more : once).add(key);
  }
  return more;
}
