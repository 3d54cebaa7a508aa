import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClipboard } from './clipboard.ts';

let bin: string;
beforeEach(async () => {
  bin = await mkdtemp(join(tmpdir(), 'voicetray-bin-'));
  vi.stubEnv('PATH', ['/usr/bin', '/bin'].join(delimiter));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(bin, { recursive: true });
});

/** A `wl-paste` that does what the script says. */
async function installWlPaste(script: string): Promise<void> {
  await writeFile(join(bin, 'wl-paste'), `#!/bin/sh\n${script}\n`);
  await chmod(join(bin, 'wl-paste'), 0o755);
  vi.stubEnv('PATH', [bin, '/usr/bin', '/bin'].join(delimiter));
}

const holding = (text: string, wayland: boolean) =>
  createClipboard({ readText: () => Promise.resolve(text) }, { wayland });

test('off Wayland the system clipboard is read, and no program asked', async () => {
  await installWlPaste('echo wrong');
  expect(await holding('copied', false).readText()).toBe('copied');
});

test('under Wayland wl-paste is asked first, for text alone', async () => {
  await installWlPaste('[ "$*" = "--no-newline --type text" ] && printf "größer\\n😀"');
  expect(await holding('stale', true).readText()).toBe('größer\n😀');
});

test.each([
  ['is not installed', null],
  ['has nothing', 'echo "Nothing is copied" >&2; exit 1'],
  ['hangs', 'exec sleep 20'],
])('where wl-paste %s, the system clipboard is read', async (_what, script) => {
  if (script) await installWlPaste(script);
  expect(await holding('copied', true).readText()).toBe('copied');
});

test('an empty clipboard is told as such', async () => {
  await expect(holding(' \n', false).readText()).rejects.toMatchObject({
    error: { code: 'clipboard_empty' },
  });
});

test('a clipboard that fails is told as such', async () => {
  const broken = createClipboard({ readText: () => Promise.reject(new Error('no')) }, { wayland: false });
  await expect(broken.readText()).rejects.toMatchObject({ error: { code: 'clipboard_unreadable' } });
});
