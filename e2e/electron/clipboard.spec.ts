import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { onElectron, type OnElectron } from './on-electron.ts';

const copy = (at: OnElectron, text: string): Promise<void> =>
  at.host.evaluate(({ clipboard }, words) => clipboard.writeText(words), text);
const shows = async (at: OnElectron, words: string | RegExp): Promise<void> =>
  (await at.page()).getByText(words).first().waitFor();

onElectron('keys and the clipboard', {
  async 'the key is taken, or shown as asked for'(at) {
    const page = await at.page();
    const answer = await page.evaluate(() => window.voicetray!.hello({}));
    if (!answer.ok) throw new Error(answer.error.code);
    const taken = await at.host.evaluate(
      ({ globalShortcut }, keys) => globalShortcut.isRegistered(keys),
      answer.value.preferences.hotkeys.keys.speakClipboard ?? '',
    );
    // On a desktop where another program has it, both say so.
    expect(answer.value.hotkeys?.speakClipboard === 'taken').toBe(!taken);
  },

  async 'what was copied is spoken by a second start, and nothing of it is logged'(at) {
    await copy(at, 'The heron was copied this morning. '.repeat(4));
    expect(await at.startAgain('speak', '--clipboard')).toBe(0);
    await shows(at, /^Playing/);
    await at.startAgain('speak', '--stop');
    await shows(at, 'Stopped');
    const log = await readFile(join(at.home, 'logs/voicetray.log'), 'utf8').catch(() => '');
    expect(log).not.toContain('heron');
  },

  async 'an empty clipboard is told in a sentence'(at) {
    await at.host.evaluate(({ clipboard }) => clipboard.clear());
    await at.startAgain('speak', '--clipboard');
    await shows(at, 'There is no text on the clipboard.');
  },

  async 'words that are no files are told in a sentence'(at) {
    await at.startAgain('sepak', 'hello');
    await shows(at, 'There is no file called sepak, hello.');
  },
});
