import { expect, test } from 'vitest';
import { nameToWindows } from './own-program.ts';

test.each([
  ['win32', true, ['io.github.voicetray.Voicetray']],
  ['win32', false, ['C:\\electron.exe']],
  ['linux', true, []],
  ['darwin', true, []],
] as const)('on %s, packaged %s, it names itself %j', (platform, isPackaged, names) => {
  const given: string[] = [];
  const app = { isPackaged, setAppUserModelId: (id: string) => void given.push(id) };
  nameToWindows(app, { platform, execPath: 'C:\\electron.exe' });
  expect(given).toEqual(names);
});
