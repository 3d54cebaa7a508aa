import type { Configuration } from 'electron-builder';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Fuses = Required<Omit<NonNullable<Configuration['electronFuses']>, 'resetAdHocDarwinSignature'>>;

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
};
const config = readFileSync(new URL('../electron-builder.yml', import.meta.url), 'utf8');

test('every fuse is set in the package', () => {
  const block = /^electronFuses:\n((?: {2}\w+: \w+\n)+)/m.exec(config)?.[1] ?? '';
  const set = block
    .trim()
    .split('\n')
    .map((line) => line.trim().split(': '));
  expect(Object.fromEntries(set)).toEqual(
    Object.fromEntries(Object.entries(wanted).map(([fuse, on]) => [fuse, String(on)])),
  );
});

test('the desktop file has the name that the program gives itself', () => {
  const { desktopName } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    desktopName: string;
  };
  expect(desktopName).toBe(`${/^appId: (.+)$/m.exec(config)?.[1] ?? ''}.desktop`);
  expect(config).toMatch(/^ {2}syncDesktopName: true$/m);
});
