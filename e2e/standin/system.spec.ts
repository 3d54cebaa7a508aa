import { AxeBuilder } from '@axe-core/playwright';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { launch, type Launched, type LaunchOptions } from './launch.ts';

const KEY = 'app-4hV9qTzYw0';
const TEXT = 'The heron waits by the water.';
let host: Launched;
let page: Page;
afterEach(() => host.end());

async function start(options?: LaunchOptions): Promise<void> {
  host = await launch(options);
  page = await host.openPage();
  await page.getByRole('button', { name: 'Speak', exact: true }).waitFor();
}
const openSettings = (): Promise<void> => page.getByRole('button', { name: 'Settings' }).click();
const saveKey = (): Promise<unknown> =>
  page.evaluate(async (key) => {
    const draft = { name: 'Secret Work', url: 'https://dify.hidden.example/v1', key };
    return window.voicetray!.saveProfile(draft);
  }, KEY);
const keyFile = (): Promise<string> => readFile(join(host.home, 'keyring.json'), 'utf8').catch(() => '');
const switched = (name: string) => page.getByRole('switch', { name });

/** All that the program has logged, in all files. */
async function logged(): Promise<string> {
  const folder = join(host.home, 'logs');
  const files = await readdir(folder).catch(() => []);
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('\n');
}

describe('a key without a keyring', () => {
  test('is kept only after a yes in plain words, and the yes can be taken back', async () => {
    await start({ before: ({ system }) => (system.keyring = 'v10') });
    await saveKey();
    await openSettings();
    await page.getByText('Key until Voicetray closes').waitFor();
    await page.getByText('No keyring was found').waitFor();
    await page.getByText('They are scrambled, not protected').waitFor();
    expect(await keyFile()).toBe('');
    await switched('Keep keys all the same').check();
    await page.getByText('Key on this computer, lightly scrambled').waitFor();
    expect(await keyFile()).toContain('"scheme":"scrambled"');
    expect(await keyFile()).not.toContain(KEY);
    await switched('Keep keys all the same').uncheck();
    await page.getByText('Key until Voicetray closes').waitFor();
    expect(await keyFile()).not.toContain('scheme');
  });

  test('that is only locked is told in one sentence, and another try brings the key to rest', async () => {
    await start({ before: ({ system }) => (system.keyring = 'locked') });
    await saveKey();
    await openSettings();
    await page.getByText('The keyring of this computer does not answer.').waitFor();
    host.system.keyring = 'v11';
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Key in the keyring').waitFor();
    expect(await keyFile()).toContain('"scheme":"keyring"');
  });

  test('that is locked when it is to be read says so where it is to speak', async () => {
    await start();
    await saveKey();
    host.system.keyring = 'locked';
    const spoken = await page.evaluate(async () => {
      const { profiles } = await window
        .voicetray!.hello({})
        .then((hello) => (hello.ok ? hello.value : { profiles: [] }));
      const profileId = profiles[0]!.id;
      const answer = await window.voicetray!.startNarration({ text: 'One.', profileId });
      return answer.ok ? 'ok' : answer.error.code;
    });
    expect(spoken).toBe('keyring_locked');
  });
});

describe('the computer', () => {
  test('starts the program by a switch that shows what the system says', async () => {
    await start();
    const file = join(host.home, '../.config/autostart/io.github.voicetray.Voicetray.desktop');
    await openSettings();
    await switched('Start with the computer').check();
    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toMatch(/^Exec=.* --hidden$/m);
    await switched('Start with the computer').uncheck();
    await expect.poll(() => readFile(file, 'utf8').catch(() => 'gone')).toBe('gone');
  });

  test('locks its screen: what plays pauses where that is wanted, and waking starts nothing', async () => {
    const gate = join(process.env.TMPDIR ?? '/tmp', `voicetray-lock-${process.pid}`);
    const signal = 'signal time=1 interface=org.gnome.ScreenSaver; member=ActiveChanged\\n   boolean true\\n';
    const monitor = `while [ ! -e ${gate} ]; do sleep 0.1; done; rm ${gate}; printf '${signal}'; exec sleep 60`;
    await start({ programs: { 'dbus-send': 'echo "   boolean true"', 'dbus-monitor': monitor } });
    await page.evaluate(() => {
      const commands: string[] = [];
      Object.assign(window, { commands });
      window.voicetray!.on('command', ({ command }) => commands.push(command));
    });
    const commands = () => page.evaluate(() => (window as unknown as { commands: string[] }).commands);
    await openSettings();
    await switched('Pause when the screen is locked').check();
    await writeFile(gate, '');
    await expect.poll(commands).toEqual(['pause']);
    host.desktopPower.emit('suspend');
    await expect.poll(commands).toEqual(['pause', 'pause']);
    host.desktopPower.emit('resume');
    host.desktopPower.emit('unlock-screen');
    await switched('Pause when the screen is locked').uncheck();
    expect(await commands()).toEqual(['pause', 'pause']);
  });

  test('runs it without a sandbox: the window says so', async () => {
    await start({ before: ({ app }) => app.standIn.switches.add('no-sandbox') });
    await page.getByText('Voicetray runs without its sandbox here').waitFor();
  });
});

test('facts for a report hold what helps and nothing private, and neither does the log', async () => {
  await start({ before: ({ system }) => (system.onBattery = true), env: { XDG_CURRENT_DESKTOP: 'GNOME' } });
  await saveKey();
  await page.evaluate(async (text) => {
    await window.voicetray!.startNarration({ text, profileId: null });
    const hello = await window.voicetray!.hello({});
    if (!hello.ok) return;
    await window.voicetray!.testProfile({
      id: hello.value.profiles[0]!.id,
      name: 'Secret Work',
      url: 'https://dify.hidden.example/v1',
    });
  }, TEXT);
  host.app.emit(
    'certificate-error',
    { preventDefault: () => undefined },
    null,
    'https://dify.hidden.example',
    'net::ERR_CERT_INVALID',
    {},
    () => undefined,
  );
  const facts = await page.evaluate(async () => {
    const answer = await window.voicetray!.getDiagnostics({});
    return answer.ok ? answer.value.text : answer.error.code;
  });
  for (const fact of [
    /^Voicetray 0\.0\.0-standin \(from source\)$/m,
    /^Electron \S+, Chromium \S+, Node 24\.\S+$/m,
    /^System: linux \S+ \S+$/m,
    /^Session: X11, GNOME$/m,
    /^Tray: shown$/m,
    /^Sandbox: on$/m,
    /^Keyring: keyring$/m,
    /^Starts with the system: off$/m,
    /^Updates: none$/m,
    /^Power: battery$/m,
    /certificate refused: net::ERR_CERT_INVALID/,
  ])
    expect(facts).toMatch(fact);
  for (const written of [facts, await logged()])
    for (const secret of [KEY, 'heron', 'hidden.example', 'Secret Work', process.env.HOME ?? '/root'])
      expect(written).not.toContain(secret);
  expect(host.system.crashReports).toEqual({ uploadToServer: false });
});

test('a link of the window goes to the browser after a yes, and a hostile one nowhere', async () => {
  await start();
  await openSettings();
  const link = page.getByRole('link', { name: 'The project’s page' });
  await link.click();
  await host.until('the question', () => host.system.questions.length === 1);
  expect(host.system.questions[0]).toMatchObject({ detail: 'https://github.com/voicetray/voicetray' });
  expect(host.system.opened).toEqual([]);
  host.system.answer = 0;
  await link.click();
  await host.until('the browser', () => host.system.opened.length === 1);
  await page.evaluate(() => void window.open('file:///etc/passwd'));
  await page.evaluate(() => void window.open('javascript:alert(1)'));
  expect(host.system.opened).toEqual(['https://github.com/voicetray/voicetray']);
  expect(host.windows).toHaveLength(1);
});

test('the settings of the computer break no rule of accessibility, at any width', async () => {
  await start({ before: ({ system }) => (system.keyring = 'v10') });
  await openSettings();
  await page.getByText('No keyring was found').waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [320, 480, 900]) {
      await page.setViewportSize({ width, height: 900 });
      await page.getByText('The project’s page').scrollIntoViewIfNeeded();
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/${colorScheme}-${width}.png` });
      const beyond = await page.evaluate(() => {
        const body = document.querySelector('dialog[open] .body')!;
        return body.scrollWidth - body.clientWidth;
      });
      expect(beyond, `${colorScheme} ${width}`).toBeLessThanOrEqual(0);
    }
    const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze();
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  }
});
