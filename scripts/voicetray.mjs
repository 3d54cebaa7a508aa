// `npm run voicetray -- …` and `npm run say -- …`: the terminal host from a checkout.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, findNode, root, run } from './toolchain.mjs';

ensureInstalled();
ensureBuilt();
// What is typed is meant from the folder it was typed in, and npm has changed to the checkout's.
const cwd = process.env.INIT_CWD ?? process.cwd();
process.exitCode = await run(findNode(), [join(root, 'out/main/terminal.js'), ...process.argv.slice(2)], {
  cwd,
});
