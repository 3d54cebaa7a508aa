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

const bounds = async ({ host }: OnElectron): Promise<Electron.Rectangle> => {
  const found = await host.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  if (!found) throw new Error('there is no window');
  return found;
};
const ids = ({ host }: OnElectron): Promise<number[]> =>
  host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ id }) => id));
const crash = ({ host }: OnElectron): Promise<void> =>
  host.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );

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

  async 'and there the next start opens it'(at) {
    await at.restart();
    expect(await bounds(at)).toMatchObject({ width: 700, height: 560 });
    // Under Wayland the place is the system's.
    if (!process.env.WAYLAND_DISPLAY) expect(await bounds(at)).toMatchObject({ x: 120, y: 90 });
  },

  async 'a place that is on no screen any more is not taken'(at) {
    const far = { x: -30_000, y: -30_000, width: 700, height: 560, maximized: false };
    const places = { version: 1, main: far, mini: null };
    await at.restart(() => writeFile(join(at.home, 'windows.json'), JSON.stringify(places)));
    const { x, y } = await bounds(at);
    const areas = await at.host.evaluate(({ screen }) =>
      screen.getAllDisplays().map(({ workArea }) => workArea),
    );
    const isIn = areas.some((area) => x + 700 > area.x && x < area.x + area.width && y >= area.y);
    expect(isIn, JSON.stringify({ x, y, areas })).toBe(true);
  },

  async 'a hidden window whose screen has gone comes back in sight'(at) {
    await hide(at);
    await at.host.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setPosition(-20_000, -20_000),
    );
    await at.startAgain();
    await expect.poll(() => isVisible(at)).toBe(true);
    expect((await bounds(at)).x).toBeGreaterThan(-20_000);
  },

  async 'closed as the settings say, it hides, its page lives on, and a second start shows it'(at) {
    const page = await at.page();
    const facts = await page.evaluate(() => window.voicetray!.getDiagnostics({}));
    if (!facts.ok || !facts.value.text.includes('Tray: shown')) {
      console.info('Not run to its end: closing to the tray, because no panel shows a tray.');
      return;
    }
    await page.evaluate(async () => {
      const hello = await window.voicetray!.hello({});
      if (!hello.ok) throw new Error(hello.error.code);
      const { windows } = hello.value.preferences;
      await window.voicetray!.updatePreferences({ windows: { ...windows, closing: 'tray' } });
    });
    await at.host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect.poll(() => isVisible(at)).toBe(false);
    expect(await page.evaluate(() => window.voicetray!.hello({}))).toMatchObject({ ok: true });
    expect(await at.startAgain()).toBe(0);
    await expect.poll(() => isVisible(at)).toBe(true);
  },

  async 'a page whose process dies is made anew, says so, and goes on where it was'(at) {
    const page = await at.page();
    const text = 'The heron waits by the water until the evening comes. '.repeat(40);
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
    await page.getByRole('button', { name: 'Speak', exact: true }).click();
    await page
      .getByText(/^Playing/)
      .first()
      .waitFor();
    const [first] = await ids(at);
    await crash(at);
    await expect.poll(async () => (await ids(at)).some((id) => id !== first)).toBe(true);
    const anew = await at.page();
    await anew.getByText('The window broke down and was made anew.').waitFor();
    await anew
      .getByText(/^Playing/)
      .first()
      .waitFor();
    await anew.getByRole('button', { name: 'Stop', exact: true }).click();
  },

  async 'one that dies again at once is given up, and the next start brings another'(at) {
    await crash(at);
    await expect.poll(() => ids(at)).toEqual([]);
    expect(await readFile(join(at.home, 'logs/voicetray.log'), 'utf8')).toContain('is given up: ');
    expect(await at.startAgain()).toBe(0);
    await expect.poll(async () => (await ids(at)).length).toBe(1);
    await (await at.page()).getByRole('button', { name: 'Speak', exact: true }).waitFor();
  },
});
