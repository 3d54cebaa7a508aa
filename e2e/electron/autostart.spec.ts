import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { onElectron, type OnElectron, onlyOn } from './on-electron.ts';
import { root } from './runtime.ts';

const entry = (at: OnElectron): string =>
  join(at.home, 'config/autostart/io.github.voicetray.Voicetray.desktop');

/** What the system says after the wish. */
async function set(at: OnElectron, on: boolean): Promise<string> {
  const page = await at.page();
  const answer = await page.evaluate((wanted) => window.voicetray!.setAutostart({ on: wanted }), on);
  return answer.ok ? answer.value.system.autostart : answer.error.code;
}

/** Run from source, a Mac would start Electron alone, so there it is not offered. */
const offered = process.platform !== 'darwin';

onElectron('starting with the computer', {
  async 'is off until somebody wants it, and says so where it cannot be'(at) {
    const page = await at.page();
    const answer = await page.evaluate(() => window.voicetray!.getSystem({}));
    const found = answer.ok ? answer.value.system?.autostart : answer.error.code;
    expect(found).toBe(offered ? 'off' : 'unsupported');
    if (!offered) expect(await set(at, true)).toBe('autostart_failed');
  },

  ...onlyOn(['linux'], {
    async 'an entry of the session starts this copy without a window, and is gone again'(at) {
      expect(await set(at, true)).toBe('on');
      await promisify(execFile)('desktop-file-validate', [entry(at)]);
      const exec = /^Exec=(.+)$/m.exec(await readFile(entry(at), 'utf8'))?.[1] ?? '';
      const program = await at.host.evaluate(() => process.execPath);
      for (const part of [program, root.replace(/\/$/, ''), '--hidden']) expect(exec).toContain(part);
      expect(await set(at, false)).toBe('off');
      await expect(readFile(entry(at))).rejects.toThrow('ENOENT');
    },
  }),

  ...onlyOn(['win32'], {
    async 'Windows lists the program with its arguments, and no longer'(at) {
      const listed = () =>
        at.host.evaluate(({ app }) =>
          app.getLoginItemSettings().launchItems.filter(({ args }) => args.includes('--hidden')),
        );
      expect(await set(at, true)).toBe('on');
      expect(await listed()).toHaveLength(1);
      expect(await set(at, false)).toBe('off');
      expect(await listed()).toEqual([]);
    },
  }),
});

onElectron(
  'a start by the computer',
  {
    async 'shows no window where a tray does'(at) {
      const page = await at.page();
      const answer = await page.evaluate(() => window.voicetray!.getDiagnostics({}));
      const tray = answer.ok && /^Tray: shown$/m.test(answer.value.text);
      const visible = await at.host.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().some((window) => window.isVisible()),
      );
      // Nothing may run that nobody can reach.
      expect(visible).toBe(!tray);
    },
  },
  ['--hidden'],
);
