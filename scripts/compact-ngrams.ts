import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { packNgrams, type Scores } from './packed-ngrams.ts';

/** The table of the `eld` package that is built in. */
const TABLE = /[\\/]eld[\\/]src[\\/]ngrams[\\/]extrasmall\.js$/;

const opener = fileURLToPath(new URL('packed-ngrams.ts', import.meta.url));

interface Table {
  /** The scores of languages, by letter group. */
  readonly ngrams: Readonly<Record<string, Scores>>;
}

/**
 * Writes the language detector's table anew for the build: packed, and looked up as it is. As its package has it, one
 * literal of 50,000 objects, it costs 80 MB of memory; like this one or two. What is looked up in it is the same.
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

/** The source of a module that exports the same table. */
function compactModule({ ngrams, ...facts }: Table): string {
  return `import { openNgrams } from ${JSON.stringify(opener)};
export const ngramsData = { ...${JSON.stringify(facts)}, ngrams: openNgrams(${JSON.stringify(packNgrams(ngrams))}) };
`;
}
