import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, readlink, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Packed, packProgram } from './pack.ts';

/** The system's own tools read what electron-builder writes for it. */
const execute = promisify(execFile);
const ID = 'io.github.voicetray.Voicetray';
/** As themes of icons have them. */
const allSizes = [16, 24, 32, 48, 64, 128, 256, 512].map((side) => `${side}x${side}`).sort();
/** What “Open with” offers it for: see `scripts/packaging.test.ts`. */
const documents = /^MimeType=text\/plain;.*application\/epub\+zip;.*application\/pdf;/m;

let packed: Packed;
beforeAll(async () => {
  packed = await packProgram('deb', 'rpm', 'AppImage', 'flatpak');
});
afterAll(() => packed?.leave());

test('every fuse is burnt into the program as it was decided', () => {
  // As Electron numbers them: run as Node off, cookies encrypted, NODE_OPTIONS off, inspector off, archive checked,
  // only from the archive, no snapshot of the browser, no extra rights for file:. The ninth is Electron's default.
  expect(packed.fuses).toBe('010011000');
});

describe.each(['deb', 'rpm'])('the %s package', (type) => {
  const path = (name: string): string => join(packed.packages, type, name);

  test('has a desktop entry that the system takes', async () => {
    const file = path(`usr/share/applications/${ID}.desktop`);
    const { stdout, stderr } = await execute('desktop-file-validate', [file]);
    expect(stdout + stderr).toBe('');
    const entry = await readFile(file, 'utf8');
    expect(entry).toMatch(/^Exec=\/opt\/Voicetray\/voicetray %U$/m);
    expect(entry).toMatch(
      /^\[Desktop Action SpeakClipboard\]\nName=Speak clipboard\nExec=voicetray speak --clipboard$/m,
    );
    expect(entry).toMatch(documents);
    expect(entry).not.toContain('--no-sandbox');
    const [, icon] = /^Icon=(.+)$/m.exec(entry) ?? [];
    const sizes = await readdir(path('usr/share/icons/hicolor'));
    expect(sizes.sort()).toEqual(allSizes);
    for (const size of sizes) {
      const png = await readFile(path(`usr/share/icons/hicolor/${size}/apps/${icon}.png`));
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(size);
    }
  });

  test('has metadata that software centres take', async () => {
    const file = path(`usr/share/metainfo/${ID}.metainfo.xml`);
    await execute('appstreamcli', ['validate', '--no-net', file]);
    expect(await readFile(file, 'utf8')).toContain(
      `<launchable type="desktop-id">${ID}.desktop</launchable>`,
    );
  });

  test('brings its licence, and a profile that lets the sandbox work', async () => {
    expect(await readFile(path('usr/share/doc/voicetray/copyright'), 'utf8')).toContain('GPL-3.0-or-later');
    const profile = await readFile(join(packed.folder, 'resources/apparmor-profile'), 'utf8');
    expect(profile).toMatch(/"\/opt\/Voicetray\/voicetray" flags=\(unconfined\) \{\s+userns,/);
    expect(await readFile(path('after-install'), 'utf8')).toContain("'/etc/apparmor.d/voicetray'");
    const licences = await readdir(join(packed.folder, 'resources/licences'));
    expect(licences.sort()).toEqual(['LICENSE.txt', 'SOURCE.md', 'THIRD_PARTY.md', 'UNICODE.txt']);
  });

  test('puts the command on the PATH, and takes it off again', async () => {
    const did = await recordedRun(path('after-install'));
    expect(did).toContain(
      'update-alternatives --install /usr/bin/voicetray voicetray /opt/Voicetray/voicetray 100',
    );
    expect(did).toContain('update-desktop-database /usr/share/applications');
    expect(await recordedRun(path('after-remove'))).toEqual([
      'update-alternatives --remove voicetray /opt/Voicetray/voicetray',
    ]);
  });

  test('gets along with other programs on the same Electron', async () => {
    const args = JSON.parse(await readFile(path('args.json'), 'utf8')) as string[];
    expect(args.includes('--rpm-rpmbuild-define=_build_id_links none')).toBe(type === 'rpm');
  });

  test('names the program that reads the clipboard under Wayland, without making it a must', async () => {
    const args = JSON.parse(await readFile(path('args.json'), 'utf8')) as string[];
    const wished = args.flatMap((arg, at) => (arg.endsWith('-recommends') ? [args[at + 1]] : []));
    expect(wished).toEqual(type === 'deb' ? ['wl-clipboard', 'dbus-bin'] : []);
    expect(args.flatMap((arg, at) => (arg === '-d' ? [args[at + 1]] : []))).not.toContain('wl-clipboard');
  });
});

/** Runs a script of a package where each program that it calls only writes down how; gives what was written. */
async function recordedRun(script: string): Promise<string[]> {
  const bin = `${script}-bin`;
  const heard = `${script}-did`;
  await mkdir(bin);
  await writeFile(heard, '');
  const names = [
    'update-alternatives',
    'update-desktop-database',
    'update-mime-database',
    'chmod',
    'unshare',
  ];
  for (const name of names) {
    await writeFile(join(bin, name), `#!/bin/sh\necho "${name} $*" >> '${heard}'\n`);
    await chmod(join(bin, name), 0o755);
  }
  await execute('/bin/bash', [script], { env: { PATH: bin } });
  return (await readFile(heard, 'utf8')).split('\n').filter(Boolean);
}

describe('the AppImage', () => {
  const path = (name: string): string => join(packed.packages, 'AppImage', name);

  test('has a desktop entry that the system takes, which asks for the sandbox', async () => {
    const file = path(`${ID}.desktop`);
    const { stdout, stderr } = await execute('desktop-file-validate', [file]);
    expect(stdout + stderr).toBe('');
    const entry = await readFile(file, 'utf8');
    expect(entry).toMatch(/^Exec=AppRun %U$/m);
    expect(entry).toMatch(/^Exec=AppRun speak --clipboard$/m);
    expect(entry).toMatch(documents);
    expect(entry).not.toContain('--no-sandbox');
    expect(await readlink(path('.DirIcon'))).toBe('usr/share/icons/hicolor/512x512/apps/voicetray.png');
  });

  test('starts the program with the words that were typed, and only gives up the sandbox where it must', async () => {
    const words = ['say', '-o', 'a b.mp3', 'Hello there'];
    const { stdout } = await execute(path('AppRun'), words, { env: { ...process.env, APPDIR: path('.') } });
    const can = await execute('unshare', ['-Ur', 'true']).then(
      () => true,
      () => false,
    );
    expect(stdout.split('\n').filter(Boolean)).toEqual([...(can ? [] : ['--no-sandbox']), ...words]);
  });

  test('is looked after by its own updater, and not by that of a deb or rpm', async () => {
    const resources = await readdir(path('resources'));
    expect(resources).toContain('app-update.yml');
    expect(resources).not.toContain('package-type');
  });
});

describe('the flatpak package', () => {
  const path = (name: string): string => join(packed.packages, 'flatpak', name);
  const read = (name: string): Promise<string> => readFile(path(name), 'utf8');

  test('has a manifest that flatpak-builder takes, and opens no more than is needed', async () => {
    const { stdout } = await execute('flatpak-builder', ['--show-manifest', 'manifest.json'], {
      // Where it leaves a folder of its own.
      cwd: path('.'),
    });
    const shown = JSON.parse(stdout) as Record<string, unknown>;
    expect(shown).toMatchObject({
      ...{ id: ID, command: 'electron-wrapper', base: 'org.electronjs.Electron2.BaseApp' },
      ...{ runtime: 'org.freedesktop.Platform', sdk: 'org.freedesktop.Sdk' },
    });
    // A runtime and a base of another year do not fit together.
    expect(shown['runtime-version']).toBe(shown['base-version']);
    const granted = shown['finish-args'] as string[];
    expect(granted.filter((arg) => /--filesystem|--device=all|session-bus|system-bus/.test(arg))).toEqual([]);
  });

  test('holds all that it names, each by the name of the program', async () => {
    const lib = JSON.parse(await read('lib.json')) as Record<string, string[]>;
    expect(Object.keys(lib)).toEqual([ID]);
    expect(lib[ID]).toEqual(expect.arrayContaining(['voicetray', 'resources']));
    expect(await readlink(path('bin/voicetray'))).toBe(`/app/lib/${ID}/voicetray`);
    expect(await read('bin/electron-wrapper')).toContain('voicetray');
    expect((await stat(path('bin/electron-wrapper'))).mode & 0o111).toBe(0o111);
    // Only what is named after the program is seen by the system.
    expect(await readdir(path('share/applications'))).toEqual([`${ID}.desktop`]);
    expect(await readdir(path('share/metainfo'))).toEqual([`${ID}.metainfo.xml`]);
    // The portals of a Flatpak take icons of 512 pixels at most.
    const sizes = await readdir(path('share/icons/hicolor'));
    expect(sizes.sort()).toEqual(allSizes);
    for (const size of sizes)
      expect(await readdir(path(`share/icons/hicolor/${size}/apps`))).toEqual([`${ID}.png`]);
    const desktop = path(`share/applications/${ID}.desktop`);
    const { stdout, stderr } = await execute('desktop-file-validate', [desktop]);
    expect(stdout + stderr).toBe('');
    const entry = await readFile(desktop, 'utf8');
    expect(entry).toMatch(new RegExp(`^Icon=${ID}$`, 'm'));
    expect(entry).toMatch(/^Exec=electron-wrapper %U$/m);
    expect(entry).toMatch(/^Exec=electron-wrapper speak --clipboard$/m);
    expect(entry).toMatch(documents);
    const metadata = path(`share/metainfo/${ID}.metainfo.xml`);
    await execute('appstreamcli', ['validate', '--no-net', metadata]);
    expect(await readFile(metadata, 'utf8')).toContain(`<id>${ID}</id>`);
  });
});
