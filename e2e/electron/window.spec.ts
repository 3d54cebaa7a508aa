import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { onElectron, type OnElectron } from './on-electron.ts';
import { root } from './runtime.ts';

const isVisible = ({ host }: OnElectron): Promise<boolean | undefined> =>
  host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
const hide = ({ host }: OnElectron): Promise<void> =>
  host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());

onElectron('tray and window', {
  async 'a second start raises the window and ends'(at) {
    await hide(at);
    expect(await at.startAgain()).toBe(0);
    await expect.poll(() => isVisible(at)).toBe(true);
  },

  async 'a second start that is to stay hidden, or only commands, raises nothing'(at) {
    await hide(at);
    expect(await at.startAgain('--hidden')).toBe(0);
    expect(await at.startAgain('speak', '--pause')).toBe(0);
    expect(await at.startAgain('--no-such-switch=1', '--hidden')).toBe(0);
    expect(await isVisible(at)).toBe(false);
    expect(at.host.windows().filter((page) => page.url() === 'app://ui/')).toHaveLength(1);
  },

  async 'a file that a second start names comes into the text box'(at) {
    await hide(at);
    const file = join(at.home, 'note.md');
    await writeFile(file, '# A note\n\nThe lake is still.');
    expect(await at.startAgain(file)).toBe(0);
    const text = (await at.page()).getByRole('textbox', { name: 'Text', exact: true });
    await expect.poll(() => text.inputValue()).toMatch(/^# A note/);
    expect(await isVisible(at)).toBe(true);
  },

  async 'the terminal reaches the program, which speaks and stops'(at) {
    const speak = (...words: string[]): Promise<number | string> =>
      new Promise((resolve) => {
        const terminal = [join(root, 'out/main/terminal.js'), 'speak', ...words];
        const env = { ...process.env, VOICETRAY_HOME: at.home };
        execFile(process.execPath, terminal, { env }, (error) => resolve(error?.code ?? 0));
      });
    const page = await at.page();
    const shows = (words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor();
    expect(await speak('Good morning to all of you. '.repeat(20))).toBe(0);
    await shows(/^Playing/);
    expect(await speak('--stop')).toBe(0);
    await shows('Stopped');
  },

  async 'the place of the window is kept'(at) {
    await at.host.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 120, y: 90, width: 700, height: 560 }),
    );
    const kept = (): Promise<string> => readFile(join(at.home, 'windows.json'), 'utf8').catch(() => '');
    await expect.poll(kept).toContain('"width":700');
  },

  async 'a page whose process dies is made anew, and says so'(at) {
    const { host } = at;
    const first = await host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.id);
    await host.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    const ids = (): Promise<number[]> =>
      host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ id }) => id));
    await expect.poll(async () => (await ids()).some((id) => id !== first)).toBe(true);
    await (await at.page()).getByRole('button', { name: 'Speak', exact: true }).waitFor();
  },
});
