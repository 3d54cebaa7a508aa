import asar from '@electron/asar';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fusesOf } from './pack.ts';
import { type PackedElsewhere, packElsewhere } from './pack-elsewhere.ts';

/** What is packed for Windows and a Mac, up to where their own tools would go on. */
let packed: PackedElsewhere;
beforeAll(async () => void (packed = await packElsewhere()));
afterAll(() => packed?.leave());

/** See `system.spec.ts`. */
const FUSES = '010011000';
const DESKTOP = 'out/main/desktop.js';

test('Windows gets a program with its own name, its fuses and the seal of its archive', async () => {
  const program = join(packed.windows, 'Voicetray.exe');
  expect(await fusesOf(program)).toBe(FUSES);
  const binary = await readFile(program);
  for (const fact of ['Voicetray', 'Voicetray contributors, GPL-3.0-or-later'])
    expect(binary.includes(Buffer.from(fact, 'utf16le')), fact).toBe(true);
  const archive = join(packed.windows, 'resources/app.asar');
  expect(binary.includes(sealOf(archive)), 'the seal').toBe(true);
  expect(asar.extractFile(archive, DESKTOP).length).toBeGreaterThan(0);
});

test('a Mac gets an app that knows its documents and the seal of its archive', async () => {
  expect(
    await fusesOf(join(packed.mac, 'Contents/Frameworks/Electron Framework.framework/Electron Framework')),
  ).toBe(FUSES);
  const facts = await readFile(join(packed.mac, 'Contents/Info.plist'), 'utf8');
  const value = (key: string): string | undefined =>
    new RegExp(`<key>${key}</key>\\s*<string>([^<]*)</string>`).exec(facts)?.[1];
  expect(value('CFBundleIdentifier')).toBe('io.github.voicetray.Voicetray');
  expect(value('CFBundleExecutable')).toBe('Voicetray');
  expect(value('LSHandlerRank')).toBe('Alternate');
  expect(value('hash')).toBe(sealOf(join(packed.mac, 'Contents/Resources/app.asar')));
  const [, endings = ''] = /<key>CFBundleTypeExtensions<\/key>\s*<array>([^]*?)<\/array>/.exec(facts) ?? [];
  expect(endings).toContain('<string>epub</string>');
  expect(await readFile(join(packed.mac, 'Contents/Resources', value('CFBundleIconFile')!))).toEqual(
    await readFile(fileURLToPath(new URL('../../packaging/icon.icns', import.meta.url))),
  );
});

test("what is added to Windows' installer is taken by its maker", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-installer-'));
  const added = fileURLToPath(new URL('../../packaging/installer.nsh', import.meta.url));
  const script = [
    ...[
      'Unicode true',
      'Name Voicetray',
      `OutFile "${folder}/voicetray.exe"`,
      '!define APP_EXECUTABLE_FILENAME "V.exe"',
    ],
    ...[`!include "${added}"`, 'InstallDir "$LOCALAPPDATA\\Voicetray"'],
    ...['Section', '  WriteUninstaller "$INSTDIR\\un.exe"', '  !insertmacro customInstall', 'SectionEnd'],
    ...['Section Uninstall', '  !insertmacro customUnInstall', 'SectionEnd', ''],
  ];
  await writeFile(join(folder, 'setup.nsi'), script.join('\n'));
  // -WX: a warning is an error.
  const { stdout } = await promisify(execFile)('makensis', ['-V4', '-WX', join(folder, 'setup.nsi')]);
  expect(stdout).toMatch(/App Paths\\voicetray\.exe\\=\$INSTDIR\\V\.exe/);
  expect(stdout).toMatch(/DeleteRegKey: SHELL_CONTEXT\\.*App Paths\\voicetray\.exe/);
  await rm(folder, { recursive: true });
});

/** The hash of its list of files, as Electron looks at it before it reads from it. */
function sealOf(archive: string): string {
  const { headerString } = asar.getRawHeader(archive);
  return createHash('sha256').update(headerString).digest('hex');
}
