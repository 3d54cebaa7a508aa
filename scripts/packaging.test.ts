import type { Configuration } from 'electron-builder';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { APP_ID, DESKTOP_FILE } from '../src-main/desktop/own-program.ts';
import { documentEndings } from '../src-main/documents/kind.ts';

type Fuses = Required<NonNullable<Configuration['electronFuses']>>;

/** Every fuse that the packager knows: a new one does not compile until it is decided. */
const wanted: Fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  resetAdHocDarwinSignature: true,
};
const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const config = read('electron-builder.yml');

interface Schema {
  readonly definitions: Readonly<Record<string, { readonly properties: object }>>;
}

test('every fuse is set in the package', () => {
  const block = /^electronFuses:\n((?: {2}.+\n)+)/m.exec(config)?.[1] ?? '';
  const set: Record<string, boolean> = Object.fromEntries(
    [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, fuse = '', on]): [string, boolean] => [
      fuse,
      on === 'true',
    ]),
  );
  expect(set).toEqual(wanted);
  const schema = JSON.parse(read('node_modules/app-builder-lib/scheme.json')) as Schema;
  expect(Object.keys(set).sort()).toEqual(
    Object.keys(schema.definitions['FuseOptionsV1']?.properties ?? {}).sort(),
  );
});

test('Electron is one version exactly, the one that is checked against', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: { electron: string } };
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  const installed = JSON.parse(read('node_modules/electron/package.json')) as { version: string };
  expect(installed.version).toBe(devDependencies.electron);
});

test('every package is made', () => {
  const targets = (system: string): string =>
    new RegExp(`^${system}:\\n(?: .*\\n)*? {2}target:(.*\\n(?: {4}.*\\n)*)`, 'm').exec(config)?.[1]?.trim() ??
    '';
  expect(targets('linux')).toBe('[deb, rpm, AppImage, flatpak]');
  expect(targets('win')).toBe('[nsis, zip]');
  expect(targets('mac')).toBe('- { target: dmg, arch: universal }');
  // The older tools start an AppImage without its sandbox.
  expect(config).toMatch(/^toolsets:\n {2}appimage: 1\.0\.3$/m);
});

test('the desktop file has the name that the program gives itself', () => {
  const { desktopName } = JSON.parse(read('package.json')) as { desktopName: string };
  expect(/^appId: (.+)$/m.exec(config)?.[1]).toBe(APP_ID);
  expect(desktopName).toBe(DESKTOP_FILE);
  expect(config).toMatch(/^ {2}syncDesktopName: true$/m);
});

/** What Linux calls the documents that the program reads (shared-mime-info). */
const mimeTypes: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.text': 'text/plain',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.mdown': 'text/markdown',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.epub': 'application/epub+zip',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.pdf': 'application/pdf',
  '.srt': 'application/x-subrip',
  '.vtt': 'text/vtt',
};

test('every kind of document that is read can be opened with it, on each system, and none is taken over', () => {
  const endings = [...documentEndings].sort();
  expect(Object.keys(mimeTypes).sort()).toEqual(endings);
  const list = /^ {2}mimeTypes:\n((?: {4}- .+\n)+)/m.exec(config)?.[1] ?? '';
  const offered = [...list.matchAll(/- (.+)$/gm)].map(([, type]) => type);
  expect(offered.sort()).toEqual([...new Set(Object.values(mimeTypes))].sort());

  const mac = /^ {2}fileAssociations:\n((?: {4}.+\n)+)/m.exec(config)?.[1] ?? '';
  expect(mac).toMatch(/rank: Alternate$/m);
  const ext = /ext: \[(.+)\]/.exec(mac)?.[1]?.split(', ') ?? [];
  expect(ext.map((ending) => `.${ending}`).sort()).toEqual(endings);

  const windows = read('packaging/installer.nsh');
  const listed = [...windows.matchAll(/insertmacro openWith "(.+)"/g)].map(([, ending]) => ending);
  expect(listed.sort()).toEqual(endings);
  expect(config).toMatch(/^ {2}include: packaging\/installer\.nsh$/m);
  // One for all systems would make the program the first choice on Windows.
  expect(config).not.toMatch(/^fileAssociations:/m);
});

test("Windows' icon and a Mac's hold pictures of every size they are shown in", () => {
  const ico = readFileSync(join(root, 'packaging/icon.ico'));
  const sides = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico[6 + index * 16] || 256);
  expect(sides).toEqual(expect.arrayContaining([16, 32, 48, 256]));
  const icns = readFileSync(join(root, 'packaging/icon.icns'));
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const names: string[] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    names.push(icns.toString('latin1', at, at + 4));
  expect(names).toEqual(expect.arrayContaining(['ic07', 'ic08', 'ic09', 'ic10', 'ic11']));
});
