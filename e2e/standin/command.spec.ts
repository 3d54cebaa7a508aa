import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newPerson, type Person, probe } from '../terminal/voicetray.ts';
import { launch } from './launch.ts';

/** The command that is installed with the program: Electron's main process, in a process of its own. */
const start = fileURLToPath(new URL('../../src-main/desktop-start.ts', import.meta.url));
const onNode = fileURLToPath(new URL('on-node.mjs', import.meta.url));

let person: Person;
beforeEach(async () => void (person = await newPerson()));
afterEach(() => person.leave());

interface Typed {
  readonly input?: string;
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly meanwhile?: (child: ChildProcess) => void;
}

async function type(
  args: readonly string[],
  { input = '', home = person.home, env = {}, meanwhile }: Typed = {},
) {
  const child = spawn(process.execPath, ['--import', onNode, start, ...args], {
    cwd: person.folder,
    env: {
      ...{ ...process.env, NODE_NO_WARNINGS: '1', VOICETRAY_HOME: home, DISPLAY: ':77', VOICETRAY_KEY: '' },
      ...env,
    },
  });
  child.stdin.on('error', () => undefined).end(input);
  meanwhile?.(child);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

describe('where nothing runs, it works alone', () => {
  test('a text becomes a file, and no more of the program is started than that needs', async () => {
    expect(await type(['say', '-o', 'heron.mp3', 'The heron waits.'])).toMatchObject({ code: 0, stderr: '' });
    expect((await probe(join(person.folder, 'heron.mp3'))).seconds).toBeGreaterThan(0.5);
    // Neither a log, nor a socket, nor the place of a window.
    expect(
      (await readdir(person.home)).filter((name) => !/^(electron-terminal|settings\.json)$/.test(name)),
    ).toEqual([]);
  });

  test('help, the version and a list are told; what is wrong has its sentence and its exit code', async () => {
    expect(await type(['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n' });
    expect((await type(['--no-sandbox', '--help'])).stdout).toMatch(/^Usage: voicetray/);
    const voices = await type(['voices', '--language', 'de']);
    expect([voices.code, voices.stdout]).toEqual([0, expect.stringContaining('German')]);
    expect(await type(['say', '--profile', 'nobody', 'Hi'])).toMatchObject({ code: 3 });
  });

  test('Ctrl+C ends it, and leaves no half of a file', async () => {
    const text = 'The heron waits by the water. '.repeat(20_000);
    const ended = await type(['say', '-o', 'long.m4b'], {
      input: text,
      meanwhile: (child) => void setTimeout(() => child.kill('SIGINT'), 3000),
    });
    expect(ended.code).toBe(130);
    expect(await readdir(person.folder)).not.toContain('long.m4b');
  });
});

test('a text that is piped in is spoken by the program that runs', async () => {
  const host = await launch();
  try {
    const page = await host.openPage();
    await page.getByText('Ready').first().waitFor();
    const tale = 'The quick brown fox jumps over the lazy dog. '.repeat(12);
    expect(await type(['speak', '-'], { input: tale, home: host.home })).toMatchObject({
      code: 0,
      stderr: '',
    });
    await page
      .getByText(/^Playing/)
      .first()
      .waitFor();
  } finally {
    await host.end();
  }
});
