import { EventEmitter } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CommandOptions, runCommand } from './run-command.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'voicetray-command-'))));
afterEach(() => rm(folder, { recursive: true }));

/** A program that writes down how it was started, and ends with 5. */
async function recorder(): Promise<string> {
  const program = join(folder, 'voicetray');
  await writeFile(program, `#!/bin/sh\necho "$@" > ${folder}/started\nexit 5\n`);
  await chmod(program, 0o755);
  return program;
}

async function start(given: {
  platform?: NodeJS.Platform;
  env?: NodeJS.ProcessEnv;
  switches?: readonly string[];
  run?: CommandOptions['run'];
}) {
  const {
    platform = 'linux',
    env = { DISPLAY: ':0' },
    switches = [],
    run = () => Promise.resolve(3),
  } = given;
  const did: unknown[] = [];
  const app = Object.assign(new EventEmitter(), {
    commandLine: { hasSwitch: (name: string) => switches.includes(name) },
    disableHardwareAcceleration: () => did.push('no graphics'),
    setActivationPolicy: (policy: string) => did.push(policy),
    setPath: (name: string, path: string) => did.push(`${name} ${path}`),
    exit: (code: number) => did.push(code),
  });
  const stage = Object.assign(new EventEmitter(), {
    ...{ platform, env, argv: ['voicetray', 'say', 'Hello there'], execPath: await recorder() },
    stdout: { write: (_text: string, done: () => void) => done() },
  });
  const ended = runCommand({
    app: app as unknown as CommandOptions['app'],
    process: stage as unknown as NodeJS.Process,
    ...{ data: folder, run },
  });
  return { app, stage, did, ended };
}

test('the exit code is that of the command, and what Chromium writes has a folder of its own', async () => {
  const { did, ended } = await start({});
  await ended;
  expect(did).toEqual([`userData ${join(folder, 'electron-terminal')}`, 'no graphics', 3]);
});

test('on a Mac nothing shows in the Dock', async () => {
  const { did, ended } = await start({ platform: 'darwin', env: {} });
  await ended;
  expect(did).toContain('prohibited');
});

test('Ctrl+C, which Chromium takes for a wish to quit, is told to the command', async () => {
  const heard = Promise.withResolvers<number>();
  const { app, stage, did, ended } = await start({ run: () => heard.promise });
  stage.on('SIGINT', () => heard.resolve(130));
  let prevented = false;
  app.emit('before-quit', { preventDefault: () => (prevented = true) });
  await ended;
  expect([prevented, did.at(-1)]).toEqual([true, 130]);
});

test('a command that breaks ends with a code all the same', async () => {
  const { did, ended } = await start({ run: () => Promise.reject(new Error('broken')) });
  await ended;
  expect(did.at(-1)).toBe(70);
});

test('without a display it is started anew without one, once', async () => {
  const first = await start({ env: {} });
  await first.ended;
  expect(first.did).toEqual([5]);
  expect(await readFile(join(folder, 'started'), 'utf8')).toBe('--ozone-platform=headless say Hello there\n');
  const second = await start({ env: {}, switches: ['ozone-platform'] });
  await second.ended;
  expect(second.did.at(-1)).toBe(3);
});
