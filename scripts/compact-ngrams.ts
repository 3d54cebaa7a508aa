import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

/** The table of the `eld` package that is built in. */
const TABLE = /[\\/]eld[\\/]src[\\/]ngrams[\\/]extrasmall\.js$/;

interface Table {
  /** The scores of languages, by letter group. */
  readonly ngrams: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/**
 * Writes the language detector's table anew for the build: as JSON, where scores that many letter groups share stand
 * once. As its package has it, one literal of 50,000 objects, it is loaded in five times as long and costs 80 MB of
 * memory; like this 30 MB, most of which is given back. It is put together in parts, and others get their turn between
 * them: at once it would hold up the program for 35 ms. What is looked up in it is the same.
 */
export function compactNgrams() {
  let found = false;
  return {
    name: 'compact-ngrams',
    async load(id: string) {
      if (!TABLE.test(id)) return null;
      found = true;
      const { ngramsData } = (await import(pathToFileURL(id).href)) as { ngramsData: Table };
      return { code: compactModule(ngramsData), map: null };
    },
    buildEnd(error?: Error) {
      if (!found && !error) throw new Error('The language detector keeps its table somewhere else now.');
    },
  } satisfies Plugin;
}

/** Characters of a part, which takes some 2 ms. */
const PART = 50_000;

/** The source of a module that exports the same table. */
export function compactModule({ ngrams, ...facts }: Table): string {
  const groups = new Map<string, string[]>();
  for (const [letters, scores] of Object.entries(ngrams)) {
    const key = JSON.stringify(scores);
    const group = groups.get(key);
    if (group) group.push(letters);
    else groups.set(key, [letters]);
  }
  const parts: string[] = [];
  let part: string[] = [];
  let size = 0;
  for (const [scores, letters] of groups) {
    const shared = `[${scores},${JSON.stringify(letters)}]`;
    part.push(shared);
    size += shared.length;
    if (size < PART) continue;
    parts.push(`[${part.join()}]`);
    part = [];
    size = 0;
  }
  parts.push(`[${part.join()}]`);
  return `const ngrams = {};
for (const part of ${JSON.stringify(parts)}) {
  for (const [scores, all] of JSON.parse(part)) for (const letters of all) ngrams[letters] = scores;
  await new Promise(setImmediate);
}
export const ngramsData = { ...${JSON.stringify(facts)}, ngrams };
`;
}
