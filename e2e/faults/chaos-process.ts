import { runChaos } from './chaos-run.ts';

// A process of its own, in which nothing but the program and its server is measured.
const [seed = 0, count = 0, share = 0] = process.argv.slice(2).map(Number);
process.stdout.write(JSON.stringify(await runChaos(seed, count, share)));
