import { runProgram } from './run-program.ts';

/**
 * Whether a tray icon can be seen. Electron does not tell: on Linux a `Tray` is made without complaint where no
 * panel shows it (GNOME without its extension, say). There the session bus is asked for the panel's own name
 * (StatusNotifierItem specification); without `dbus-send` or a bus the answer is no, and nothing is hidden away.
 */
export async function hasTrayHost(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return true;
  const answer = await runProgram(
    'dbus-send',
    [
      '--session',
      '--print-reply=literal',
      '--dest=org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.NameHasOwner',
      'string:org.kde.StatusNotifierWatcher',
    ],
    { timeoutMs: 500, maxBytes: 10_000 },
  );
  return answer?.includes('boolean true') ?? false;
}

/** Asks anew at each need: a panel may come up after us, or go. */
export class TrayHost {
  readonly #platform: NodeJS.Platform;
  readonly #onAppear: () => void;
  #seen = true;

  /** `onAppear`: there is one now, where there was none when last asked. */
  constructor(platform: NodeJS.Platform, onAppear: () => void) {
    this.#platform = platform;
    this.#onAppear = onAppear;
  }

  async isThere(): Promise<boolean> {
    const now = await hasTrayHost(this.#platform);
    const appeared = now && !this.#seen;
    this.#seen = now;
    if (appeared) this.#onAppear();
    return now;
  }
}
