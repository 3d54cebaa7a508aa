import { readFile } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

const TABLE = /[\\/]text[\\/]own[\\/]emoji[\\/]([a-z]+)\.json$/;
const MARK = '\0emoji-names:';

/** Builds the names of emoji in as what they are packed, a third of their size, and unpacked when they are loaded. */
export function compactNames() {
  return {
    name: 'compact-names',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^\.\/emoji\/[a-z]+\.json$/ },
      handler(source: string, importer: string | undefined) {
        const path = resolve(dirname(importer ?? '.'), source);
        // Under another ending, so that it is not taken for JSON.
        return TABLE.test(path) ? MARK + path.replace(/\.json$/, '') : null;
      },
    },
    load: {
      filter: { id: /^\0emoji-names:/ },
      async handler(id: string) {
        const json = await readFile(`${id.slice(MARK.length)}.json`, 'utf8');
        return { code: packedModule(json), map: null };
      },
    },
  } satisfies Plugin;
}

/** The source of a module whose default is what the JSON tells. */
export function packedModule(json: string): string {
  const text = JSON.stringify(JSON.parse(json));
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  const packed = brotliCompressSync(text, { params }).toString('base64');
  return `import { brotliDecompressSync } from 'node:zlib';
const packed = Buffer.from('${packed}', 'base64');
export default JSON.parse(brotliDecompressSync(packed).toString());
`;
}
