import { existsSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { parseSync } from 'vite';

/** What a tree of modules reaches: files inside `app`, and what is asked for that is not there. */
interface Reach {
  readonly files: ReadonlySet<string>;
  readonly missing: readonly string[];
}

/** All that the modules at `entries` can come to load, also late: static and dynamic imports, `require`, packages. */
export async function reachOf(app: string, entries: readonly string[]): Promise<Reach> {
  const files = new Set<string>();
  const missing: string[] = [];
  const waiting = entries.map((entry) => `${app}/${entry}`);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const name = relative(app, file);
    if (files.has(name)) continue;
    files.add(name);
    for (const wanted of await askedFor(file)) {
      if (wanted === 'electron' || wanted.startsWith('node:') || builtinModules.includes(wanted)) continue;
      const found = resolve(wanted, file);
      // What is found outside of the package is the machine's own, and not there for others.
      if (found?.startsWith(app)) waiting.push(found);
      else missing.push(`${name} → ${wanted}`);
    }
  }
  return { files, missing };
}

async function askedFor(file: string): Promise<string[]> {
  if (!/\.[cm]?js$/.test(file)) return [];
  const source = await readFile(file, 'utf8');
  const { module, program } = parseSync(file, source);
  const isModule = program.sourceType === 'module';
  const late = module.dynamicImports.map(({ moduleRequest: { start, end } }) => source.slice(start, end));
  const resolved = [...source.matchAll(/import\.meta\.resolve\(("[^"]+"|'[^']+')\)/g)].map(
    ([, text]) => text!,
  );
  const required = [...source.matchAll(/\brequire\(("[^"]+"|'[^']+')\)/g)].map(([, text]) => text!);
  const literals = [...late, ...resolved, ...(file.endsWith('.cjs') || !isModule ? required : [])]
    .map((text) => /^["'](.+)["']$/.exec(text)?.[1])
    .filter((text) => text !== undefined);
  const again = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])),
  );
  return [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...again, ...literals];
}

/** Node's way of finding a module, from where it is asked for; null: it is not there. */
function resolve(wanted: string, from: string): string | null {
  if (wanted.startsWith('.')) {
    const path = join(dirname(from), wanted);
    return [path, `${path}.js`, join(path, 'index.js')].find(isFile) ?? null;
  }
  const [, name = '', inside = ''] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(wanted) ?? [];
  for (let folder = dirname(from); folder !== dirname(folder); folder = dirname(folder)) {
    const home = join(folder, 'node_modules', name);
    if (!existsSync(join(home, 'package.json'))) continue;
    const facts = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as PackageFacts;
    const path = join(home, entryOf(facts, `.${inside}`));
    return isFile(path) ? path : null;
  }
  return null;
}

type Exports = string | { readonly [condition: string]: Exports };
interface PackageFacts {
  readonly main?: string;
  readonly exports?: Exports;
}

function entryOf({ main, exports }: PackageFacts, inside: string): string {
  if (exports === undefined) return inside === '.' ? (main ?? 'index.js') : inside;
  let found: Exports | undefined = typeof exports === 'object' && '.' in exports ? exports[inside] : exports;
  // The first condition that holds for an `import` in Node.
  while (typeof found === 'object') {
    const [condition] = Object.keys(found).filter((name) => ['node', 'import', 'default'].includes(name));
    found = condition === undefined ? undefined : found[condition];
  }
  return found ?? '';
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
