import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensurePortalIdentity } from './portal-identity.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'voicetray-identity-'));
});
afterEach(() => rm(home, { recursive: true }));

const ensure = (isPackaged = false, wayland = true, env: NodeJS.ProcessEnv = {}) =>
  ensurePortalIdentity({
    app: { isPackaged, getAppPath: () => '/src/voice tray', getPath: () => home },
    process: { env: { XDG_DATA_DIRS: join(home, 'shared'), ...env }, execPath: '/opt/electron' },
    wayland,
  });

test('a run from source under Wayland writes an entry that no menu shows, once', async () => {
  const file = join(home, '.local/share/applications/io.github.voicetray.Voicetray.desktop');
  expect(await ensure()).toBe(file);
  expect(await readFile(file, 'utf8')).toBe(
    '[Desktop Entry]\nType=Application\nName=Voicetray\nExec=/opt/electron "/src/voice tray"\nNoDisplay=true\n',
  );
  expect(await ensure()).toBeNull();
});

test('the data folder of the session counts', async () => {
  const own = join(home, 'own');
  expect(await ensure(false, true, { XDG_DATA_HOME: own })).toContain(own);
  expect(await ensure(false, true, { XDG_DATA_DIRS: own })).toBeNull();
});

test.each([
  ['an installed program', true, true],
  ['X11', false, false],
])('%s needs none', async (_what, packaged, wayland) => {
  expect(await ensure(packaged, wayland)).toBeNull();
  await expect(access(join(home, '.local'))).rejects.toThrow();
});
