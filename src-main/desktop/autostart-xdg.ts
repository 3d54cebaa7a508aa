import { writeFile } from 'atomically';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '../fault.ts';
import type { Autostart } from './autostart-port.ts';
import { entryValue, execLine } from './desktop-entry.ts';
import { DESKTOP_FILE } from './own-program.ts';

export interface XdgAutostartOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  /** The program and its arguments, for a start without a window. */
  readonly command: readonly string[];
  /** Absolute path. */
  readonly icon: string;
}

/** Starting with a Linux session: a desktop file in its autostart folder (XDG Desktop Application Autostart). */
export function createXdgAutostart({ env, home, command, icon }: XdgAutostartOptions): Autostart {
  const file = join(env.XDG_CONFIG_HOME || join(home, '.config'), 'autostart', DESKTOP_FILE);
  const content = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Voicetray',
    'Comment=Speaks any text',
    `Exec=${execLine(command)}`,
    `Icon=${icon}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

  async function read(): Promise<string | null> {
    try {
      return await readFile(file, 'utf8');
    } catch {
      return null;
    }
  }

  /** A session's own settings switch an entry off by marking it. */
  const isOn = (entry: string): boolean =>
    entryValue(entry, 'Hidden') !== 'true' && entryValue(entry, 'X-GNOME-Autostart-enabled') !== 'false';

  async function write(): Promise<void> {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content, { mode: 0o644 });
  }

  return {
    async state() {
      const entry = await read();
      return entry !== null && isOn(entry) ? 'on' : 'off';
    },
    async set(on) {
      try {
        await (on ? write() : rm(file, { force: true }));
      } catch (thrown) {
        throw new Fault('autostart_failed', undefined, (thrown as NodeJS.ErrnoException).code);
      }
    },
    /** An AppImage that was moved, or a newer version elsewhere, is started from where it is now. */
    async refresh() {
      const entry = await read();
      if (entry !== null && isOn(entry) && entryValue(entry, 'Exec') !== execLine(command)) await write();
    },
  };
}
