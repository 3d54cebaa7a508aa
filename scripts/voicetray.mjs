// `npm run voicetray -- …` and `npm run say -- …`: the terminal host from a checkout.
import { ensureBuilt, ensureInstalled, runHost } from './toolchain.mjs';

ensureInstalled();
ensureBuilt();
// What is typed is meant from the folder it was typed in, and npm has changed to the checkout's.
const cwd = process.env.INIT_CWD ?? process.cwd();
process.exitCode = await runHost('terminal', process.argv.slice(2), { cwd });
