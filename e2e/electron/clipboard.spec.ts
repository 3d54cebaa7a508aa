import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { onElectron, type OnElectron } from './on-electron.ts';

const copy = (at: OnElectron, text: string): Promise<void> =>
  at.host.evaluate(({ clipboard }, words) => clipboard.writeText(words), text);
const shows = async (at: OnElectron, words: string | RegExp): Promise<void> =>
  (await at.page()).getByText(words).first().waitFor();

/** Puts formats there at once; pictures and marks as bytes. */
const put = (at: OnElectron, formats: Record<string, string>): Promise<void> =>
  at.host.evaluate(async ({ clipboard, ClipboardItem }, given) => {
    const blobs = Object.entries(given).map(([type, content]) => {
      const bytes = type.startsWith('text/') ? content : Buffer.from(content, 'base64');
      return [type, new Blob([bytes], { type })] as const;
    });
    await clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }, formats);
const raw = (name: string): string => `electron application/osclipboard;format="${name}"`;
const speakClipboard = async (at: OnElectron) =>
  (await at.page()).evaluate(() => window.voicetray!.speakClipboard({}));
/** A point of red. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';
/** What each system's password managers put beside a text. */
const marks = {
  darwin: ['org.nspasteboard.ConcealedType', 'org.nspasteboard.TransientType', 'com.agilebits.onepassword'],
  win32: ['ExcludeClipboardContentFromMonitorProcessing', 'Clipboard Viewer Ignore'],
}[process.platform as string] ?? ['x-kde-passwordManagerHint'];

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

  async 'white space alone counts as empty'(at) {
    await copy(at, ' \n\t\u00a0');
    expect(await speakClipboard(at)).toMatchObject({ error: { code: 'clipboard_empty' } });
  },

  async 'a picture alone is told as such'(at) {
    await put(at, { 'image/png': PICTURE });
    expect(await speakClipboard(at)).toMatchObject({ error: { code: 'clipboard_image' } });
  },

  async 'what is marked as secret is not read'(at) {
    for (const mark of marks) {
      await put(at, { 'text/plain': 'hunter2', [raw(mark)]: Buffer.from('secret').toString('base64') });
      expect(await speakClipboard(at)).toMatchObject({ error: { code: 'clipboard_secret' } });
    }
    if (process.platform !== 'win32') return;
    const zero = Buffer.alloc(4).toString('base64');
    await put(at, { 'text/plain': 'hunter2', [raw('CanIncludeInClipboardHistory')]: zero });
    expect(await speakClipboard(at)).toMatchObject({ error: { code: 'clipboard_secret' } });
  },

  async 'a page that was copied keeps its structure'(at) {
    await put(at, { 'text/plain': 'Towns Ulm', 'text/html': '<h2>Towns</h2><p>Ulm lies by the Danube.</p>' });
    const spoken = await speakClipboard(at);
    if (!spoken.ok) throw new Error(spoken.error.code);
    const { narrationId } = spoken.value;
    const script = await (
      await at.page()
    ).evaluate((id) => window.voicetray!.getScript({ narrationId: id }), narrationId);
    expect(script).toMatchObject({ ok: true, value: { chapters: [{ title: 'Towns' }] } });
    await at.startAgain('speak', '--stop');
  },

  async 'what is selected is read apart from what was copied, on Linux alone'(at) {
    const page = await at.page();
    const speakSelection = () => page.evaluate(() => window.voicetray!.speakClipboard({ from: 'selection' }));
    if (process.platform !== 'linux') {
      expect(await speakSelection()).toMatchObject({ error: { code: 'unsupported_here' } });
      return;
    }
    await copy(at, 'These words were copied.');
    await at.host.evaluate(({ clipboard }) => clipboard.selection.writeText('These words are selected.'));
    expect(await speakSelection()).toMatchObject({ ok: true });
    await expect
      .poll(async () => {
        const hello = await page.evaluate(() => window.voicetray!.hello({}));
        return hello.ok && hello.value.desk.current?.title;
      })
      .toMatch(/^These words are selected/);
    await at.startAgain('speak', '--stop');
  },

  async 'a long text is asked about'(at) {
    await copy(at, 'The heron stands in the water. '.repeat(1000));
    await at.startAgain('speak', '--clipboard');
    const question = (await at.page()).getByRole('dialog', { name: 'Speak this long text?' });
    await question.getByText('31,000 characters').waitFor();
    await question.getByRole('button', { name: 'Not now' }).click();
    await question.waitFor({ state: 'hidden' });
  },

  async 'words that are no files are told in a sentence'(at) {
    await at.startAgain('sepak', 'hello');
    await shows(at, 'There is no file called sepak, hello.');
  },
});
