import { expect, test } from 'vitest';
import { ownCommand } from './own-command.ts';

const at = (isPackaged: boolean) => ({ isPackaged, getAppPath: () => '/src/my voicetray' });
const runBy = (env: NodeJS.ProcessEnv) => ({ env, execPath: '/opt/v/voicetray', platform: 'linux' as const });

test.each([
  ['an installed program', at(true), {}, '/opt/v/voicetray'],
  ['a run from source', at(false), {}, "/opt/v/voicetray '/src/my voicetray'"],
  ['an AppImage', at(true), { APPIMAGE: '/home/a/V.AppImage' }, '/home/a/V.AppImage'],
  ['a Flatpak', at(true), { FLATPAK_ID: 'io.example.V' }, 'flatpak run io.example.V'],
])('%s is started by its own words', (_what, app, env, command) => {
  expect(ownCommand(app, runBy(env))).toBe(command);
});
