import { posix } from 'node:path';
import { distinctNames } from '../saving/distinct-names.ts';
import type { Source } from './collect-files.ts';

/** Where an earlier run has put what it made of a source of this name. */
export interface KnownPlace {
  readonly source: string;
  readonly place: string;
}

/**
 * A place below the output folder for each source, without an ending: `part/one.md` becomes `part/one`. Where
 * several would share a place (on a disk that tells no capitals apart, too), their own endings are kept in it, and
 * then they are counted: `one.md` and `one.txt` become `one-md` and `one-txt`. A source that had a place before keeps
 * it, and no other one gets it: `one.txt` that comes beside `one` later becomes `one-txt`.
 */
export function outputNames(sources: readonly Source[], known: readonly KnownPlace[] = []): string[] {
  const before = sources.map(takeFrom(known));
  const taken = [...new Set(known.map(({ place }) => place))];
  const fresh = sources.filter((_, at) => before[at] === undefined);
  const bare = fresh.map(({ name }) => withoutEnding(name));
  const shared = twice([...taken, ...bare]);
  const full = bare.map((place, at) => {
    const ending = posix.extname(fresh[at]?.name ?? '').slice(1);
    return shared.has(place.toLowerCase()) && ending !== '' ? `${place}-${ending}` : place;
  });
  const free = distinctNames([...taken, ...full])
    .slice(taken.length)
    .values();
  return before.map((place, at) => place ?? free.next().value ?? sources[at]?.name ?? '');
}

/** The place that each source had, in turn where several have one name. */
function takeFrom(known: readonly KnownPlace[]): (source: Source) => string | undefined {
  const places = new Map<string, string[]>();
  for (const { source, place } of known) places.set(source, [...(places.get(source) ?? []), place]);
  return ({ name }) => places.get(name)?.shift();
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
