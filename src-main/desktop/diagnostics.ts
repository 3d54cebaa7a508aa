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
  readonly hotkey: string;
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
    `Global key: ${facts.hotkey}`,
    `Updates: ${facts.update}`,
    `Power: ${facts.onBattery ? 'battery' : 'mains'}`,
    '',
    'Last lines of the log:',
    ...(facts.log.length > 0 ? facts.log : ['(none)']),
    '',
  ].join('\n');
}
