// From the start of `voicetray say` to its first byte of sound on stdout, and its peak memory, against Debian's
// `espeak-ng --stdout`, in turns. The header of the wav is no sound.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import start from '../../scripts/host-start.json' with { type: 'json' };
import { median, report } from './report.ts';

const RUNS = Number(process.env.BENCH_RUNS ?? 9);
const TEXT = 'The quick brown fox jumps over the lazy dog. '.repeat(40);
const WAV_HEADER = 44;
const terminal = fileURLToPath(new URL('../../out/main/terminal.js', import.meta.url));

const home = await mkdtemp(join(tmpdir(), 'voicetray-bench-'));
const ours = { first: [] as number[], memory: [] as number[] };
const theirs = { first: [] as number[], memory: [] as number[] };
for (let run = 0; run < RUNS; run++) {
  const env = { ...process.env, ...start.terminal.env, VOICETRAY_HOME: home };
  const program = [...start.terminal.flags, terminal];
  const say = await time(process.execPath, [...program, 'say', '-o', '-', TEXT], env);
  const espeak = await time('espeak-ng', ['--stdout', TEXT], env);
  ours.first.push(say.first);
  ours.memory.push(say.memory);
  theirs.first.push(espeak.first);
  theirs.memory.push(espeak.memory);
}
await rm(home, { recursive: true, force: true });

const ratio = median(ours.first) / median(theirs.first);
report('start to first sound', {
  voicetray: ours.first,
  'espeak-ng': theirs.first,
  unit: 'ms',
  ratio,
});
console.log('peak memory');
console.log(`  voicetray    ${median(ours.memory).toFixed(0)} MB, wanted at most 220`);
console.log(`  espeak-ng    ${median(theirs.memory).toFixed(0)} MB`);

/** Milliseconds to the first byte after the header, and the peak resident memory (MB) over the whole run. */
async function time(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<{ first: number; memory: number }> {
  const start = performance.now();
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let bytes = 0;
  let first = Number.NaN;
  let memory = 0;
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (Number.isNaN(first) && bytes > WAV_HEADER) first = performance.now() - start;
    memory = peak(child.pid) ?? memory;
  }
  return { first, memory };
}

/** Linux keeps the high-water mark for us; it is gone with the process. */
function peak(pid: number | undefined): number | undefined {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found ? Number(found[1]) / 1024 : undefined;
  } catch {
    return undefined;
  }
}
