// `npm run voicetray -- …` and `npm run say -- …`: the terminal host from a checkout.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, findNode, root, run, toolEnv } from './toolchain.mjs';

ensureInstalled();
ensureBuilt();
// What is typed is meant from the folder it was typed in, and npm has changed to the checkout's.
const cwd = process.env.INIT_CWD ?? process.cwd();
// Sound passes through in many short-lived buffers: a small young heap and few arenas keep hours of it flat.
const env = { ...toolEnv(), MALLOC_ARENA_MAX: '2' };
const program = ['--max-semi-space-size=1', join(root, 'out/main/terminal.js')];
process.exitCode = await run(findNode(), [...program, ...process.argv.slice(2)], { cwd, env });
