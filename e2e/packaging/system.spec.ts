import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Packed, packProgram } from './pack.ts';

/** The system's own tools read what electron-builder writes for it. */
const execute = promisify(execFile);
const ID = 'io.github.voicetray.Voicetray';

let packed: Packed;
beforeAll(async () => {
  packed = await packProgram();
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
    expect(entry).toMatch(/^MimeType=text\/plain;.*application\/epub\+zip;.*application\/pdf;/m);
    expect(entry).not.toContain('--no-sandbox');
    const [, icon] = /^Icon=(.+)$/m.exec(entry) ?? [];
    const sizes = await readdir(path('usr/share/icons/hicolor'));
    expect(sizes).toEqual(expect.arrayContaining(['16x16', '48x48', '512x512']));
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
    expect(licences.sort()).toEqual(['LICENSE.txt', 'SOURCE.md', 'THIRD_PARTY.md']);
  });
});
