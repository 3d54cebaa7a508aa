// `npm test`: installs what it lacks, then every check of this project, and a closing line that counts them.
// `npm test -- unit` (or lint, types, e2e …) runs only the steps named.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, say, toolEnv } from './toolchain.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

ensureInstalled();
const env = toolEnv();
const results = join(root, 'out', 'test-results.json');

/** A check that passes or fails as a whole. */
const check = (name, ...command) => ({ name, run: () => (runTool(command) === 0 ? [1, 0, 0] : [0, 1, 0]) });
/** Vitest projects, counted by their tests. */
const suite = (name, ...projects) => ({ name, tests: true, run: () => runTests(projects) });

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
const total = [0, 0, 0];
for (const step of steps) {
  if (wanted.length > 0 && !wanted.some((name) => step.name.startsWith(name))) continue;
  say(`\n── ${step.name}`);
  if (step.tests) ensureSystemPackages();
  if (step.name === 'e2e') ensureBuilt();
  step.run().forEach((count, at) => (total[at] += count));
}
const [passed, failed, skipped] = total;
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function runTool([command, ...args]) {
  const shell = process.platform === 'win32';
  const { status, error } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit', shell });
  if (error) say(String(error));
  return status ?? 1;
}

function runTests(projects) {
  rmSync(results, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const chosen = projects.map((project) => `--project=${project}`);
  const status = runTool(['vitest', 'run', ...chosen, ...reporters]);
  if (!existsSync(results)) return [0, 1, 0];
  const report = JSON.parse(readFileSync(results, 'utf8'));
  // A file that could not be loaded, or an error outside the tests, fails the run without failing a test.
  const outside = status !== 0 && report.numFailedTests === 0 ? 1 : 0;
  return [
    report.numPassedTests,
    report.numFailedTests + outside,
    report.numPendingTests + report.numTodoTests,
  ];
}
