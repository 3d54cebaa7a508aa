import type { BrowserWindow, Net } from 'electron';
import { join } from 'node:path';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { AppPorts } from '../app/context.ts';
import type { HotkeysPort, WindowsPort } from '../ports.ts';
import type { Folders } from '../settings/paths.ts';
import type { SettingsStore } from '../settings/store.ts';
import type { ElectronClipboards } from './clip-marks.ts';
import { createClipboard } from './clipboard.ts';
import { createSaveTarget, type DialogOptions } from './dialogs.ts';
import { createHttpFetch } from './http-fetch.ts';
import { createLastFolder } from './last-folder.ts';
import type { Run } from './run.ts';
import { isSandboxOff } from './sandbox.ts';
import type { AsyncSafeStorage } from './seal.ts';
import { createSafeSecrets } from './secrets.ts';
import { SpokenClips } from './spoken-clips.ts';
import { createSystem, type DesktopSystem, type SystemOptions } from './system.ts';

/** Electron's own parts that the ports stand on. */
interface ElectronParts {
  readonly app: DialogOptions['app'] & SystemOptions['app'];
  readonly clipboard: ElectronClipboards;
  readonly dialog: DialogOptions['dialog'];
  readonly net: Pick<Net, 'fetch'>;
  readonly powerMonitor: SystemOptions['powerMonitor'];
  readonly safeStorage: AsyncSafeStorage;
}

/** What this host does not get from Electron. */
interface HostParts extends Pick<SystemOptions, 'process' | 'icon' | 'trayHost' | 'letGo'> {
  readonly folders: Folders;
  readonly settings: SettingsStore;
  readonly wayland: boolean;
  /** Brings the window to the front; false when the desktop does not let it. */
  readonly focus: () => Promise<boolean>;
  readonly hotkeys: HotkeysPort;
  readonly notices: () => readonly AppError[];
  readonly window: () => BrowserWindow | null;
  readonly windows: WindowsPort;
  readonly run: Pick<Run, 'log' | 'tail' | 'hide'>;
}

/** What the core needs of the system, as Electron gives it. */
export function desktopPorts(
  electron: ElectronParts,
  host: HostParts,
): AppPorts & { readonly system: DesktopSystem; readonly clipboard: SpokenClips } {
  const { app, clipboard, dialog, net, powerMonitor, safeStorage } = electron;
  const { folders, settings, wayland, hotkeys, notices, window, windows, run } = host;
  const { log } = run;
  run.hide(() => settings.current.profiles.flatMap(({ name, url }) => [name, new URL(url).hostname]));
  const { env, platform } = host.process;
  const lastFolder = createLastFolder(join(folders.data, 'last-folder.json'), log);
  const { keepScrambled } = settings.current.preferences.system;
  const file = join(folders.data, 'keyring.json');
  const told: AppError[] = [];
  const tell = (notice: AppError): void => void told.push(notice);
  const secrets = createSafeSecrets({ safeStorage, file, platform, keepScrambled, tell, log });
  return {
    facts: {
      host: 'desktop',
      version: app.getVersion(),
      notices: () => [
        ...(isSandboxOff(app, env) ? [{ code: 'sandbox_off' as const }] : []),
        ...told,
        ...notices(),
      ],
    },
    folders,
    settings,
    secrets,
    fetch: createHttpFetch(net),
    clipboard: new SpokenClips(createClipboard(clipboard, { wayland, platform, focus: host.focus })),
    hotkeys,
    saveTarget: createSaveTarget({ dialog, app, lastFolder, window }),
    windows,
    system: createSystem({
      ...{ ...host, app, powerMonitor, secrets, log },
      lastLines: () => run.tail(60),
      loadUpdater: async () => (await import('electron-updater')).default.autoUpdater,
    }),
    log,
  };
}
