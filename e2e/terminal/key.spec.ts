import type { ChildProcess } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { keyEchoes } from '../fixtures/key-echoes.ts';
import { KeySearch, SECRET } from '../fixtures/key-search.ts';
import { crashable, filesIn, processTree } from '../fixtures/left-behind.ts';
import { withSink } from '../fixtures/recording.ts';
import { tapWire, type WireTap } from '../fixtures/wire-tap.ts';
import { type Ended, newPerson, type Person } from './voicetray.ts';

const WORDS = 'The letter came on a Tuesday, and nobody had asked for it.';

let person: Person;
let server: DifyServer;
let wire: WireTap;
let search: KeySearch;
let scratch: string;
beforeAll(async () => {
  [person, server] = await Promise.all([newPerson(), startDifyServer({ key: SECRET })]);
  wire = await tapWire(server.url);
  search = new KeySearch(SECRET);
  scratch = join(person.folder, 'scratch');
  await mkdir(scratch);
});
afterAll(async () => {
  await wire?.close();
  await server?.close();
  await person?.leave();
});

/** Runs a command, and looks into all that it says and at what others can see of it while it runs. */
async function run(
  args: readonly string[],
  options: { input?: string; env?: Record<string, string>; meanwhile?: (child: ChildProcess) => void } = {},
): Promise<Ended> {
  const named = args.slice(0, 2).join(' ');
  const watching: Promise<void>[] = [];
  const ended = await person.run(args, {
    ...options,
    // Files of the system's own folder come under the one that is searched.
    env: { TMPDIR: scratch, ...options.env },
    meanwhile: (child) => {
      watching.push(watch(child, named, options.env?.VOICETRAY_KEY !== undefined));
      options.meanwhile?.(child);
    },
  });
  await Promise.all(watching);
  search.add(`standard output of ${named}`, ended.stdout);
  search.add(`standard error of ${named}`, ended.stderr);
  return ended;
}

/** `given`: the person has put the key in the environment of the command; what that starts is no business of the key. */
async function watch(child: ChildProcess, named: string, given: boolean): Promise<void> {
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const [own, ...started] = await processTree(child.pid);
    search.add(`command line of ${named}`, own?.commandLine ?? '');
    if (!given) search.add(`environment of ${named}`, own?.environment ?? '');
    for (const { commandLine, environment } of started) {
      search.add('command line of a program it starts', commandLine);
      search.add('environment of a program it starts', environment);
    }
    await setTimeout(20);
  }
}

test('a key that is piped in', async () => {
  const added = await run(['profile', 'add', 'piped', '--url', wire.url], { input: `${SECRET}\n` });
  expect(added.code).toBe(0);
  for (const args of [
    ['profile', 'list'],
    ['profile', 'test', 'piped'],
    ['voices', '--profile', 'piped'],
    ['profile', 'export', 'profiles.json'],
    ['say', WORDS, '--profile', 'piped', '-o', 'good.mp3'],
  ]) {
    expect(await run(args), args.join(' ')).toMatchObject({ code: 0 });
  }
  const exported = join(person.folder, 'profiles.json');
  await writeFile(exported, (await readFile(exported, 'utf8')).replaceAll('piped', 'carried'));
  expect((await run(['profile', 'import', 'profiles.json'])).code).toBe(0);
  expect((await run(['profile', 'key', 'carried'], { input: SECRET })).code).toBe(0);
  expect(search.found).toEqual([]);
});

test('a key from VOICETRAY_KEY, with a player at work', async () => {
  const env = { VOICETRAY_KEY: SECRET };
  expect((await run(['profile', 'add', 'set', '--url', wire.url], { env })).code).toBe(0);
  expect((await run(['profile', 'remove', 'set'])).code).toBe(0);
  await withSink(async (sink) => {
    const said = await run(['say', WORDS, '--profile', 'carried'], { env: { ...env, ...sink.env } });
    expect(said).toMatchObject({ code: 0, stderr: '' });
  });
  // The player was seen, with the environment it was given.
  expect(search.searched.get('environment of a program it starts')).toBeGreaterThan(100);
  expect(search.found).toEqual([]);
});

test.each(Object.keys(keyEchoes(SECRET)))('given back by %s', async (name) => {
  server.failAlways(keyEchoes(SECRET)[name]!);
  const before = server.requests.length;
  const failed = await run(['say', WORDS, '--profile', 'piped', '-o', 'none.mp3']);
  server.failAlways(null);
  expect(failed.code).not.toBe(0);
  expect(failed.stderr).toMatch(/^voicetray: \S/);
  expect(server.requests.length).toBeGreaterThan(before);
  expect(search.found).toEqual([]);
});

test('what a crash leaves, with a request under way', async () => {
  const thinking = { ...server.knobs.pace };
  server.knobs.pace = { bytes: 1024, think: 60_000 };
  const before = server.requests.length;
  const ended = await run(['say', WORDS, '--profile', 'carried', '-o', 'none.mp3'], {
    env: { NODE_OPTIONS: crashable(scratch), VOICETRAY_KEY: SECRET },
    meanwhile: (child) => {
      void expect
        .poll(() => server.requests.length, { timeout: 30_000 })
        .toBeGreaterThan(before)
        .then(() => child.kill('SIGUSR2'));
    },
  });
  server.knobs.pace = thinking;
  expect(ended.stderr).toContain('made to crash');
  const reports = [...(await filesIn(scratch)).keys()].filter((path) => /^report\..*\.json$/.test(path));
  expect(reports).toHaveLength(1);
  expect(search.found).toEqual([]);
});

test('the key is in the file of keys and the Authorization header, and nowhere else', async () => {
  const files = await filesIn(person.folder);
  const kept = files.get('home/keys.json')?.toString() ?? '';
  expect(kept.split(JSON.stringify(SECRET)).length - 1).toBe(2);
  files.delete('home/keys.json');
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(['good.mp3', 'profiles.json', 'home/settings.json']),
  );
  for (const [path, bytes] of files) search.add(`file ${path}`, Buffer.concat([Buffer.from(path), bytes]));

  const header = `authorization: Bearer ${SECRET}\r\n`;
  const sent = wire.sent();
  expect(sent.split(header).length).toBeGreaterThan(12);
  search.add('what the server was sent', sent.replaceAll(header, ''));
  expect(search.found).toEqual([]);
});
