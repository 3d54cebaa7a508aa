import type { App } from 'electron';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Voicetray itself went wrong: the terminal's code for it. */
const BROKEN = 70;

export interface CommandOptions {
  readonly app: Pick<
    App,
    'disableHardwareAcceleration' | 'exit' | 'on' | 'setActivationPolicy' | 'setPath'
  > & {
    readonly commandLine: Pick<App['commandLine'], 'hasSwitch'>;
  };
  readonly process: NodeJS.Process;
  /** The data folder. */
  readonly data: string;
  /** Gives the exit code. */
  readonly run: () => Promise<number>;
}

/**
 * Runs a command of the terminal in Electron's main process, without a window, a tray or a say in who is the only
 * instance, and ends with its exit code.
 */
export async function runCommand(options: CommandOptions): Promise<void> {
  const { app, process, data, run } = options;
  if (lacksDisplay(options)) {
    // Chromium does not start without a display, unless it is told to do without one: it looks before this runs.
    const args = ['--ozone-platform=headless', ...process.argv.slice(1)];
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
    app.exit(status ?? BROKEN);
    return;
  }
  // What Chromium writes must not meet that of the program that runs.
  const folder = join(data, 'electron-terminal');
  mkdirSync(folder, { recursive: true });
  app.setPath('userData', folder);
  app.disableHardwareAcceleration();
  if (process.platform === 'darwin') app.setActivationPolicy('prohibited');
  // Chromium takes Ctrl+C for itself once it is up, and quits.
  app.on('before-quit', (event) => {
    event.preventDefault();
    process.emit('SIGINT');
  });
  const code = await run().catch(() => BROKEN);
  await new Promise((resolve) => process.stdout.write('', resolve));
  app.exit(code);
}

function lacksDisplay({ app, process: { env, platform } }: CommandOptions): boolean {
  return (
    platform === 'linux' &&
    !env.DISPLAY &&
    !env.WAYLAND_DISPLAY &&
    !app.commandLine.hasSwitch('ozone-platform')
  );
}
