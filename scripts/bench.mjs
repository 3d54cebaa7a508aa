// `npm run bench`: every measure of e2e/bench, or those named. Needs curl beside what the tests need.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, findNode, root, run } from './toolchain.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

ensureInstalled();
await ensureSystemPackages({ curl: 'curl' });
ensureBuilt();
const all = ['first-sound', 'say-start', 'saving', 'novel'];
const named = process.argv.slice(2);
for (const name of named.length > 0 ? named : all) {
  const code = await run(findNode(), [join(root, 'e2e', 'bench', `${name}.ts`)]);
  if (code !== 0) process.exitCode = code;
}
