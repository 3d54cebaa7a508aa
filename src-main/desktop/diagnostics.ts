import type { HotkeyStates } from '../../src-preload/contract/hotkeys.ts';

/** What a report may say of a computer. */
export interface Facts {
  readonly version: string;
  readonly versions: Partial<Record<string, string>>;
  readonly platform: string;
  readonly arch: string;
  readonly release: string;
  readonly packaged: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly wayland: boolean;
  readonly trayHost: boolean;
  readonly sandboxOff: boolean;
  readonly keyring: string;
  readonly autostart: string;
  readonly hotkeys: HotkeyStates;
  readonly update: string;
  readonly onBattery: boolean;
  readonly log: readonly string[];
}

/** What the program was started from, as far as the environment tells. */
function copyOf({ packaged, env }: Facts): string {
  if (!packaged) return 'from source';
  if (env.FLATPAK_ID) return 'Flatpak';
  return env.APPIMAGE ? 'AppImage' : 'installed';
}

/** Each key that is set, by what it does and whether it works. */
function keysOf({ hotkeys }: Facts): string {
  const set = Object.entries(hotkeys).filter(([, state]) => state !== 'off');
  return set.map(([action, state]) => `${action} ${state}`).join(', ') || 'none';
}

/** Facts for a report of a fault, in English. No texts, no keys, no names of persons or servers. */
export function diagnosticsText(facts: Facts): string {
  const { versions, env } = facts;
  const desktop = /^[\w:.-]{1,60}$/.exec(env.XDG_CURRENT_DESKTOP ?? '')?.[0] ?? 'unknown';
  const session = facts.platform === 'linux' ? `${facts.wayland ? 'Wayland' : 'X11'}, ${desktop}` : 'own';
  return [
    `Voicetray ${facts.version} (${copyOf(facts)})`,
    `Electron ${versions.electron ?? 'unknown'}, Chromium ${versions.chrome ?? 'unknown'}, Node ${versions.node ?? 'unknown'}`,
    `System: ${facts.platform} ${facts.arch} ${facts.release}`,
    `Session: ${session}`,
    `Tray: ${facts.trayHost ? 'shown' : 'no panel shows it'}`,
    `Sandbox: ${facts.sandboxOff ? 'off' : 'on'}`,
    `Keyring: ${facts.keyring}`,
    `Starts with the system: ${facts.autostart}`,
    `Global keys: ${keysOf(facts)}`,
    `Updates: ${facts.update}`,
    `Power: ${facts.onBattery ? 'battery' : 'mains'}`,
    '',
    'Last lines of the log:',
    ...(facts.log.length > 0 ? facts.log : ['(none)']),
    '',
  ].join('\n');
}
