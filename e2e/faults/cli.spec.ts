import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { errorCodes, errorRow } from '../../src-preload/contract/errors.ts';
import { catalogue } from './catalogue.ts';

const entry = fileURLToPath(new URL('./cli.ts', import.meta.url));

/** The program with these arguments, and all that it has said so far. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill());
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  }
  return { child, said: () => said };
}

async function end(...args: string[]): Promise<{ code: number; said: string }> {
  const { child, said } = start(...args);
  const [code] = (await once(child, 'close')) as [number];
  return { code, said: said() };
}

test('without a name, all faults are listed', async () => {
  const { code, said } = await end();
  expect(code).toBe(0);
  const listed = said.split('\n').map((line) => line.split(' ', 1)[0]);
  expect(listed).toEqual(expect.arrayContaining(catalogue.map(({ name }) => name)));
});

test('a name that is none is said to be none', async () => {
  const { code, said } = await end('no-such-fault');
  expect(code).toBe(2);
  expect(said).toContain('no-such-fault');
});

test('a fault is served, and each request is told in a line', async () => {
  const { child, said } = start('quota', '--part', '1');
  await expect.poll(said, { timeout: 20_000 }).toMatch(/key +\S+/);
  const [, url] = /address +(\S+)/.exec(said()) ?? [];
  const [, key] = /key +(\S+)/.exec(said()) ?? [];
  const answer = await fetch(`${url}/text-to-audio`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: '{"text":"One."}',
  });
  expect(await answer.json()).toMatchObject({ code: 'provider_quota_exceeded' });
  await expect.poll(said).toMatch(/POST \/v1\/text-to-audio “One\.” +FAULT/);
  child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([0, null]);
});

test('no two faults have one name, and every error of a server has a fault', () => {
  const names = catalogue.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
  const told = catalogue.map(({ expected }) => expected.code);
  // These belong to answers that an app writes, and to messages; they have tests of their own.
  const others = ['answer_failed', 'answer_empty', 'message_silent'];
  const ofServers = errorCodes.filter((code) => errorRow(code).kind === 'server' && !others.includes(code));
  expect(ofServers.filter((code) => !told.includes(code))).toEqual([]);
});
