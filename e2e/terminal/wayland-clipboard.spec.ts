import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createClipboard } from '../../src-main/desktop/clipboard.ts';
import type { Clip, ClipPlace } from '../../src-main/ports.ts';
import { readClipboard } from '../../src-main/terminal/read-clipboard.ts';
import { type Compositor, missingForWayland, startCompositor } from '../fixtures/wayland.ts';
import { clipboardOf } from '../standin/clipboard.ts';
import { newPerson } from './voicetray.ts';

const missing = missingForWayland();
if (missing.length > 0) console.log(`not run: a real clipboard of Wayland needs ${missing.join(' and ')}`);

const { signal } = new AbortController();
const code = (code: string) => ({ error: { code } });

/** Both readers, with the real wl-paste, of what the real wl-copy holds under a real compositor without a screen. */
describe.skipIf(missing.length > 0)('a real clipboard of Wayland', () => {
  let compositor: Compositor;
  let owners: ChildProcess[] = [];

  beforeAll(async () => {
    compositor = await startCompositor();
    for (const [name, value] of Object.entries({ ...compositor.env, DISPLAY: '' })) vi.stubEnv(name, value);
  });
  afterEach(async () => {
    for (const owner of owners) {
      const ended = once(owner, 'exit');
      owner.kill('SIGKILL');
      await ended;
    }
    owners = [];
    await vi.waitFor(async () => expect((await types('clipboard')) + (await types('selection'))).toBe(''));
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await compositor?.leave();
  });

  const primary = (place: ClipPlace): string[] => (place === 'selection' ? ['--primary'] : []);
  const types = (place: ClipPlace): Promise<string> =>
    new Promise((resolve) =>
      execFile('wl-paste', ['--list-types', ...primary(place)], (error, stdout) =>
        resolve(error ? '' : stdout),
      ),
    );

  /** Puts something there, and resolves when the compositor offers it. */
  async function copy(place: ClipPlace, type: string, content: string): Promise<ChildProcess> {
    const owner = spawn('wl-copy', ['--foreground', '--type', type, ...primary(place)], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    owners.push(owner);
    owner.stdin.end(content);
    await expect.poll(() => types(place), { interval: 20 }).toContain(type);
    return owner;
  }

  /** The desktop program's reader. Without the focus, Electron itself sees only what was there before. */
  function readOnDesktop(place: ClipPlace, own = ''): Promise<Clip> {
    const clips = clipboardOf(() => ({ text: own, fails: false, formats: own ? { 'text/plain': own } : {} }));
    const options = { wayland: true, platform: 'linux', focus: () => Promise.resolve(false) } as const;
    return createClipboard({ ...clips, selection: clips }, options).read(place);
  }

  it('gives what was copied, and apart from it what is selected', async () => {
    await copy('clipboard', 'text/plain;charset=utf-8', 'Größer 😀\nzweite Zeile\n');
    await copy('selection', 'text/plain', 'selected');
    const text = 'Größer 😀\nzweite Zeile\n';
    expect(await readOnDesktop('clipboard', 'stale')).toEqual({ text, html: null });
    expect(await readOnDesktop('selection', 'stale')).toEqual({ text: 'selected', html: null });
    expect(await readClipboard('clipboard', signal)).toBe(text);
    expect(await readClipboard('selection', signal)).toBe('selected');
  });

  it.each([
    ['clipboard_secret', 'x-kde-passwordManagerHint'],
    ['clipboard_image', 'image/png'],
  ])('says %s where %s is offered', async (expected, type) => {
    await copy('clipboard', type, 'secret');
    await expect(readOnDesktop('clipboard', 'stale')).rejects.toMatchObject(code(expected));
    await expect(readClipboard('clipboard', signal)).rejects.toMatchObject(code(expected));
  });

  it('gives the page that it was copied from', async () => {
    await copy('clipboard', 'text/html', '<h1>Heron</h1>');
    expect(await readOnDesktop('clipboard', 'stale')).toMatchObject({ html: '<h1>Heron</h1>' });
  });

  it('says so when nobody has anything there', async () => {
    await expect(readOnDesktop('clipboard')).rejects.toMatchObject(code('clipboard_empty'));
    await expect(readOnDesktop('selection')).rejects.toMatchObject(code('selection_empty'));
    await expect(readClipboard('clipboard', signal)).rejects.toMatchObject(code('clipboard_empty'));
  });

  it('waits no longer than it must for a program that offers a text and does not give it', async () => {
    const owner = await copy('clipboard', 'text/plain', 'never given');
    owner.kill('SIGSTOP');
    expect((await readOnDesktop('clipboard', 'what Electron sees')).text).toBe('what Electron sees');
    await expect(readOnDesktop('clipboard')).rejects.toMatchObject(code('clipboard_silent'));
    await expect(readClipboard('clipboard', signal)).rejects.toMatchObject(code('clipboard_silent'));
  });

  it('is what the command of the terminal reads', async () => {
    const person = await newPerson();
    try {
      await copy('clipboard', 'x-kde-passwordManagerHint', 'hunter2');
      const ended = await person.run(['speak', '--clipboard']);
      expect(ended.code).not.toBe(0);
      expect(ended.stderr).toMatch(/secret/i);
      expect(ended.stderr).not.toContain('hunter2');
    } finally {
      await person.leave();
    }
  });
});
