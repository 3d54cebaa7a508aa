import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { onElectron, type OnElectron, onlyOn } from './on-electron.ts';

const TALE = 'The quick brown fox jumps over the lazy dog, and then it sleeps in the sun. '.repeat(20);

async function shows(at: OnElectron, words: string | RegExp): Promise<void> {
  await (await at.page()).getByText(words).first().waitFor();
}

async function speak(at: OnElectron): Promise<void> {
  const page = await at.page();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(TALE);
  await page.getByRole('button', { name: 'Speak', exact: true }).click();
  await shows(at, /^Playing/);
}

const diagnostics = async (at: OnElectron): Promise<string> => {
  const answer = await (await at.page()).evaluate(() => window.voicetray!.getDiagnostics({}));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.text;
};

onElectron('the system', {
  async 'sleep pauses, and waking leaves it paused'(at) {
    await speak(at);
    await at.host.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await shows(at, /^Paused/);
    await at.host.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await (await at.page()).waitForTimeout(1000);
    await shows(at, /^Paused/);
  },

  async 'settings of a newer version are set aside as they are, and told'(at) {
    const newer = '{"version": 1000, "preferences": {}, "profiles": []}';
    await at.restart(() => writeFile(join(at.home, 'settings.json'), newer));
    await shows(at, 'The settings file comes from a newer Voicetray.');
    const aside = (await readdir(at.home)).find((name) => name.startsWith('settings-newer-'));
    expect(await readFile(join(at.home, aside ?? 'none'), 'utf8')).toBe(newer);
  },

  async 'the log holds none of the text, and crash dumps stay with the data'(at) {
    const log = await readFile(join(at.home, 'logs', 'voicetray.log'), 'utf8');
    expect(log).not.toContain('quick brown fox');
    expect(await at.host.evaluate(({ app }) => app.getPath('crashDumps'))).toContain(at.home);
  },

  // On Linux the session bus tells it, to `dbus-monitor`: see `screen-lock.test.ts`.
  ...onlyOn(['darwin', 'win32'], {
    async 'a locked screen pauses where that is wanted'(at) {
      await (
        await at.page()
      ).evaluate(async () => {
        const hello = await window.voicetray!.hello({});
        if (!hello.ok) throw new Error(hello.error.code);
        const system = { ...hello.value.preferences.system, pauseOnLock: true };
        await window.voicetray!.updatePreferences({ system });
      });
      await speak(at);
      await at.host.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
      await shows(at, /^Paused/);
    },
  }),

  async 'the log is for its owner alone, and an odd line of it keeps no address'(at) {
    const file = join(at.home, 'logs', 'voicetray.log');
    const app = 'https://ada:pw@dify.hidden.example/v1?key=app-4hV9qTzYw0';
    await at.host.evaluate(({ app: host }, url) => {
      host.emit(
        'certificate-error',
        { preventDefault() {} },
        null,
        url,
        'net::ERR_CERT_INVALID',
        {},
        () => undefined,
      );
    }, app);
    await expect.poll(() => readFile(file, 'utf8')).toContain('net::ERR_CERT_INVALID');
    const log = await readFile(file, 'utf8');
    for (const secret of ['hidden.example', 'app-4hV9qTzYw0', 'ada:pw']) expect(log).not.toContain(secret);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  },

  async 'facts for a report name the runtime, and nothing private'(at) {
    const text = await diagnostics(at);
    const { electron, chrome } = await at.host.evaluate(() => process.versions as Record<string, string>);
    expect(text).toContain(`Electron ${electron}, Chromium ${chrome}, Node 24.`);
    expect(text).toMatch(/^Sandbox: on$/m);
    expect(text).toMatch(/^Tray: (shown|no panel shows it)$/m);
    expect(text).toMatch(/^Updates: none$/m);
    expect(text).not.toContain('quick brown fox');
    expect(text).not.toContain(at.home);
  },

  async 'nothing is loaded that looks for newer versions before somebody asks'(at) {
    const page = await at.page();
    // Run from source there is nothing to update.
    const answer = await page.evaluate(() => window.voicetray!.update({ step: 'check' }));
    expect(answer).toMatchObject({ ok: true, value: { state: 'none' } });
  },
});
