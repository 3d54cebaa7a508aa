import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { onElectron } from './on-electron.ts';

onElectron('the command that is installed', {
  async 'tells its version and its help, and shows no window'(at) {
    const version = await at.type('--version');
    expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\s*$/) as string });
    expect((await at.type('--help')).stdout).toContain('Usage: voicetray');
  },

  async 'makes a file beside the program that runs, which it leaves alone'(at) {
    await at.host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    const file = join(at.home, 'heron.mp3');
    expect(await at.type('say', '-o', file, 'The heron waits by the water.')).toMatchObject({ code: 0 });
    expect((await stat(file)).size).toBeGreaterThan(1000);
    const visible = await at.host.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.isVisible(),
    );
    expect(visible).toBe(false);
  },

  async 'ends with the code and the sentence of what went wrong'(at) {
    const ended = await at.type('say', '--profile', 'nobody', 'Hello');
    expect(ended.code).toBe(3);
    expect(ended.stderr).toContain('voicetray profile list');
  },
});
