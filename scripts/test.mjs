// `npm test`: installs what it lacks, then every check of this project, and a closing line that counts them.
// `npm test -- unit` (or lint, types, e2e …) runs only the steps named.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run, say, toolEnv } from './toolchain.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { countTests } from './test-report.mjs';

ensureInstalled();
const env = toolEnv();
const results = join(root, 'out', 'test-results.json');

/** A check that passes or fails as a whole. */
const check = (name, ...command) => ({ name, command });
/** Vitest projects, counted by their tests. */
const suite = (name, ...projects) => ({ name, projects });

const steps = [
  check('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  check('lint', 'eslint', '.', '--max-warnings', '0'),
  check('types: main', 'tsc', '-p', '.'),
  check('types: e2e', 'tsc', '-p', 'e2e'),
  check(
    'types: window',
    'svelte-check',
    '--tsconfig',
    'src-renderer/tsconfig.json',
    '--fail-on-warnings',
    '--output',
    'human',
  ),
  check(
    'layers',
    'depcruise',
    '--config',
    '.dependency-cruiser.cjs',
    'src-main',
    'src-preload',
    'src-renderer',
  ),
  check('unused', 'knip'),
  check('third-party list', 'node', 'scripts/third-party.mjs', '--check'),
  suite('unit', 'unit'),
  suite('e2e', 'e2e', 'e2e-sound'),
];

const wanted = process.argv.slice(2);
const chosen = steps.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)),
);
const checks = chosen.filter(({ command }) => command);
const suites = chosen.filter(({ projects }) => projects);
const total = [0, 0, 0];
const again = [];
const add = (counts) => counts.forEach((count, at) => (total[at] += count));

// What the tests drive is fetched while the checks think.
const ready = suites.length > 0 ? ensureSystemPackages() : null;
await eachOfTwo(checks, async (step) => {
  const { code, output } = await runUnheard(step.command);
  say(`\n── ${step.name}\n${output}`);
  add(code === 0 ? [1, 0, 0] : [0, 1, 0]);
});
await ready;
for (const step of suites) {
  say(`\n── ${step.name}`);
  if (step.name === 'e2e') ensureBuilt();
  add(await runTests(step.projects));
}
const [passed, failed, skipped] = total;
if (again.length > 0) console.log(`\nPassed only when tried again:\n${again.join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** Two at a time, since each keeps one core busy. */
async function eachOfTwo(items, work) {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item; item = left.shift()) await work(item);
  };
  await Promise.all([worker(), worker()]);
}

/** Keeps what it says until it ends, so that two of them do not talk at once. */
async function runUnheard([command, ...args]) {
  const child = spawn(command, args, { cwd: root, env, shell: process.platform === 'win32' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += bytes));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: String(error) }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

async function runTests(projects) {
  rmSync(results, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const chosen = projects.map((project) => `--project=${project}`);
  const shell = process.platform === 'win32';
  const status = await run('vitest', ['run', ...chosen, ...reporters], { env, shell });
  if (!existsSync(results)) return [0, 1, 0];
  const counted = countTests(JSON.parse(readFileSync(results, 'utf8')), status, root);
  again.push(...counted.again);
  return [counted.passed, counted.failed, counted.skipped];
}
