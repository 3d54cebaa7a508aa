import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loginItems } from '../../e2e/standin/login-items.ts';
import { type AutostartOptions, createAutostart, wasStartedBySystem } from './autostart.ts';

let home: string;
let file: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-autostart-'));
  file = join(home, '.config/autostart/io.github.voicetray.Voicetray.desktop');
  loginItems.reset();
});
afterEach(() => rm(home, { recursive: true }));

const open = (options: Partial<AutostartOptions> & { packaged?: boolean } = {}) =>
  createAutostart({
    app: {
      isPackaged: options.packaged ?? true,
      getAppPath: () => '/src/voicetray',
      getPath: () => home,
      getLoginItemSettings: loginItems.getLoginItemSettings,
      setLoginItemSettings: loginItems.setLoginItemSettings,
    },
    platform: 'linux',
    env: {},
    execPath: '/opt/Voicetray/voicetray',
    icon: '/opt/Voicetray/app.png',
    ...options,
  });

const execOf = async (): Promise<string> => /^Exec=(.*)$/m.exec(await readFile(file, 'utf8'))![1]!;

describe('a Linux session', () => {
  test('gets a valid desktop file that starts hidden, and loses it again', async () => {
    const autostart = open();
    expect(await autostart.state()).toBe('off');
    await autostart.set(true);
    expect(await autostart.state()).toBe('on');
    expect(await execOf()).toBe('/opt/Voicetray/voicetray --hidden');
    execFileSync('desktop-file-validate', [file]);
    await autostart.set(false);
    expect(await autostart.state()).toBe('off');
    await expect(readFile(file)).rejects.toThrow('ENOENT');
    await autostart.set(false);
  });

  test.each([
    ['/home/a b/Voicetray 1.AppImage', String.raw`"/home/a b/Voicetray 1.AppImage" --hidden`],
    ['/x/$HOME`"\\%u/v', String.raw`"/x/\\$HOME\\` + '`' + String.raw`\\"\\\\%%u/v" --hidden`],
    ['/tmp/ä\n/v', String.raw`"/tmp/ä\n/v" --hidden`],
  ])('starts an AppImage from where it lies: %s', async (path, exec) => {
    await open({ env: { APPIMAGE: path } }).set(true);
    expect(await execOf()).toBe(exec);
    execFileSync('desktop-file-validate', [file]);
  });

  test('starts a moved AppImage from its new place, but wakes nothing that was switched off', async () => {
    await open({ env: { APPIMAGE: '/old/v' } }).set(true);
    const moved = open({ env: { APPIMAGE: '/new/v' } });
    await moved.refresh();
    expect(await execOf()).toBe('/new/v --hidden');
    await writeFile(file, (await readFile(file, 'utf8')).replace('=true', '=false'));
    expect(await moved.state()).toBe('off');
    await open({ env: { APPIMAGE: '/other/v' } }).refresh();
    expect(await execOf()).toBe('/new/v --hidden');
  });

  test.each(['Hidden=true\n', '\n[Other]\nHidden=false\n[Desktop Entry]'])(
    'believes the file',
    async (more) => {
      const autostart = open();
      await autostart.set(true);
      await writeFile(file, (await readFile(file, 'utf8')) + more);
      expect(await autostart.state()).toBe(more.startsWith('Hidden') ? 'off' : 'on');
    },
  );

  test('has its own folder for settings, and run from source Electron is told what to run', async () => {
    const folder = join(home, 'conf');
    await open({ env: { XDG_CONFIG_HOME: folder }, packaged: false }).set(true);
    file = join(folder, 'autostart/io.github.voicetray.Voicetray.desktop');
    expect(await execOf()).toBe('/opt/Voicetray/voicetray /src/voicetray --hidden');
  });

  test('that cannot be written is told', async () => {
    await mkdir(join(home, '.config'));
    await writeFile(join(home, '.config/autostart'), 'in the way');
    await expect(open().set(true)).rejects.toMatchObject({ error: { code: 'autostart_failed' } });
  });

  test('in a Flatpak is out of reach, and says so', async () => {
    const autostart = open({ env: { FLATPAK_ID: 'io.github.voicetray.Voicetray' } });
    expect(await autostart.state()).toBe('unsupported');
    await expect(autostart.set(true)).rejects.toMatchObject({ error: { code: 'autostart_failed' } });
  });
});

describe('Windows', () => {
  const execPath = 'C:\\Program Files\\Voicetray\\Voicetray.exe';

  test('starts the program hidden, and tells when its own settings say no', async () => {
    const autostart = open({ platform: 'win32', execPath });
    await autostart.set(true);
    expect(await autostart.state()).toBe('on');
    expect(loginItems.set).toEqual([{ path: execPath, args: ['--hidden'], openAtLogin: true }]);
    loginItems.switchedOff = true;
    expect(await autostart.state()).toBe('blocked');
    await autostart.set(false);
    expect(await autostart.state()).toBe('off');
  });

  test('that keeps nothing of it is told', async () => {
    loginItems.deaf = true;
    await expect(open({ platform: 'win32' }).set(true)).rejects.toMatchObject({
      error: { code: 'autostart_failed' },
    });
  });
});

describe('a Mac', () => {
  test('has login items, which a person may have to allow', async () => {
    const autostart = open({ platform: 'darwin' });
    await autostart.set(true);
    expect(await autostart.state()).toBe('on');
    loginItems.needsApproval = true;
    expect(await autostart.state()).toBe('blocked');
    await autostart.set(false);
    loginItems.needsApproval = false;
    expect(await autostart.state()).toBe('off');
  });

  test('tells a start at login, which shows no window', () => {
    const app = { getLoginItemSettings: loginItems.getLoginItemSettings };
    expect(wasStartedBySystem(app, 'darwin')).toBe(false);
    loginItems.openedAtLogin = true;
    expect(wasStartedBySystem(app, 'darwin')).toBe(true);
    expect(wasStartedBySystem(app, 'linux')).toBe(false);
  });

  test('run from source would start Electron alone, so it offers nothing', async () => {
    expect(await open({ platform: 'darwin', packaged: false }).state()).toBe('unsupported');
  });
});
