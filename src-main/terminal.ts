import { runTerminal } from './terminal/run.ts';

/** The terminal host on Node: `voicetray say`, `voicetray voices`, `voicetray profile` and the like. */
process.exitCode = await runTerminal(process.argv.slice(2));
