import { access, mkdir } from 'node:fs/promises';
import { writeFile } from 'atomically';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
import { execLine } from './desktop-entry.ts';
import { DESKTOP_FILE } from './own-program.ts';

export interface IdentityOptions {
  readonly app: Pick<App, 'getAppPath' | 'getPath' | 'isPackaged'>;
  readonly process: Pick<NodeJS.Process, 'env' | 'execPath'>;
  readonly wayland: boolean;
}

/**
 * A portal grants keys only to a program whose desktop file it finds (xdg-desktop-portal 1.20). An installed program
 * has one; a run from source writes one that no menu shows, unless there is one already. Resolves to its path when it
 * was written.
 */
export async function ensurePortalIdentity({
  app,
  process,
  wayland,
}: IdentityOptions): Promise<string | null> {
  if (!wayland || app.isPackaged) return null;
  const { env, execPath } = process;
  const own = env.XDG_DATA_HOME || join(app.getPath('home'), '.local', 'share');
  const shared = (env.XDG_DATA_DIRS || '/usr/local/share:/usr/share').split(':').filter(Boolean);
  const places = [own, ...shared].map((folder) => join(folder, 'applications', DESKTOP_FILE));
  const found = await Promise.all(places.map(exists));
  if (found.includes(true)) return null;
  const file = join(own, 'applications', DESKTOP_FILE);
  const exec = execLine([execPath, app.getAppPath()]);
  const content = `[Desktop Entry]\nType=Application\nName=Voicetray\nExec=${exec}\nNoDisplay=true\n`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content, { mode: 0o644 });
  return file;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
