import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { vi } from 'vitest';
import type * as controls from './controls.ts';

type Controls = typeof controls;

export interface LaunchOptions {
  readonly args?: readonly string[];
  /** Programs that the session has, by name: shell scripts put first on the PATH. */
  readonly programs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** A data folder to go on with. */
  readonly home?: string;
  /** Sets the system up before the program starts. */
  readonly before?: (controls: Controls) => void;
}

export interface Launched extends Controls {
  readonly home: string;
  /** The folder that the system calls music. */
  readonly music: string;
  /** Ends the program and forgets its folders. */
  end(): Promise<void>;
}

/** A panel with a tray, as the session bus tells. */
const trayPanel = { 'dbus-send': 'echo "   boolean true"' };

/** Starts the real desktop host from its source over the stand-in, as a new program with a folder of its own. */
export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const folder = await mkdtemp(join(tmpdir(), 'voicetray-desktop-'));
  const home = options.home ?? join(folder, 'home');
  const music = join(folder, 'music');
  await mkdir(music);
  const bin = await installPrograms(join(folder, 'bin'), options.programs ?? trayPanel);

  const { argv } = process;
  vi.stubEnv('VOICETRAY_HOME', home);
  vi.stubEnv('PATH', [bin, process.env.PATH].join(delimiter));
  vi.stubEnv('XDG_SESSION_TYPE', 'x11');
  vi.stubEnv('WAYLAND_DISPLAY', '');
  for (const [name, value] of Object.entries(options.env ?? {})) vi.stubEnv(name, value);
  process.argv = ['electron', '.', ...(options.args ?? [])];
  vi.resetModules();
  const doors = await import('./controls.ts');
  doors.app.setPath('music', music);
  doors.app.setPath('home', folder);
  options.before?.(doors);
  try {
    await import('../../src-main/desktop-start.ts');
    doors.app.standInBecomeReady();
  } finally {
    process.argv = argv;
  }
  return {
    ...doors,
    home,
    music,
    async end() {
      await doors.stop();
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function installPrograms(bin: string, programs: Readonly<Record<string, string>>): Promise<string> {
  await mkdir(bin, { recursive: true });
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(bin, name), 0o755);
  }
  return bin;
}
