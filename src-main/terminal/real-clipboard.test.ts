import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readClipboard } from './read-clipboard.ts';

const folders = (process.env.PATH ?? '').split(delimiter);
const missing = ['Xvfb', 'xclip'].filter(
  (program) => !folders.some((folder) => existsSync(join(folder, program))),
);
if (missing.length > 0) console.log(`not run: a real clipboard of X needs ${missing.join(' and ')}`);

/** The reader of the terminal, with the real xclip on a real X server without a screen. */
describe.skipIf(missing.length > 0)('a real clipboard of X', () => {
  let server: ChildProcess;
  let owners: ChildProcess[] = [];
  const { signal } = new AbortController();

  beforeAll(async () => {
    server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '64x64x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const [number] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer];
    vi.stubEnv('DISPLAY', `:${String(number).trim()}`);
    vi.stubEnv('WAYLAND_DISPLAY', '');
  });
  afterEach(async () => {
    for (const owner of owners) {
      const ended = once(owner, 'exit');
      owner.kill('SIGKILL');
      await ended;
    }
    owners = [];
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  });

  /** Puts something there, and resolves when the server knows of it; `-quiet` keeps the owner in the foreground. */
  async function own(where: 'clipboard' | 'primary', type: string, content: string): Promise<void> {
    const owner = spawn('xclip', ['-quiet', '-in', '-selection', where, '-target', type], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    owners.push(owner);
    owner.stdin.end(content);
    await expect.poll(() => types(where)).toContain(type);
  }
  const types = (where: string): Promise<string> =>
    new Promise((resolve) =>
      execFile('xclip', ['-out', '-selection', where, '-target', 'TARGETS'], (_error, stdout) =>
        resolve(stdout),
      ),
    );

  it('gives what was copied, and apart from it what is selected', async () => {
    await own('clipboard', 'UTF8_STRING', 'Größer 😀\nzweite Zeile');
    await own('primary', 'UTF8_STRING', 'selected');
    expect(await readClipboard('clipboard', signal)).toBe('Größer 😀\nzweite Zeile');
    expect(await readClipboard('selection', signal)).toBe('selected');
  });

  it.each([
    ['clipboard_secret', 'x-kde-passwordManagerHint'],
    ['clipboard_image', 'image/png'],
  ])('says %s where %s is offered', async (code, type) => {
    await own('clipboard', type, 'secret');
    await expect(readClipboard('clipboard', signal)).rejects.toMatchObject({ error: { code } });
  });

  it('says so when the program that holds it does not answer', async () => {
    await own('clipboard', 'UTF8_STRING', 'words');
    owners[0]!.kill('SIGSTOP');
    await expect(readClipboard('clipboard', signal)).rejects.toMatchObject({
      error: { code: 'clipboard_silent' },
    });
  }, 20_000);

  it('says so when nobody has anything there', async () => {
    await expect.poll(() => types('clipboard')).toBe('');
    await expect(readClipboard('clipboard', signal)).rejects.toMatchObject({
      error: { code: 'clipboard_empty' },
    });
  });
});
