import type { BrowserWindow, Clipboard, Net, SafeStorage } from 'electron';
import { join } from 'node:path';
import type { HotkeyStatus } from '../../src-preload/contract/api.ts';
import type { AppPorts } from '../app/context.ts';
import type { Log } from '../ports.ts';
import type { Folders } from '../settings/paths.ts';
import type { SettingsStore } from '../settings/store.ts';
import { createClipboard } from './clipboard.ts';
import { createSaveTarget, type DialogOptions } from './dialogs.ts';
import { createHttpFetch } from './http-fetch.ts';
import { createLastFolder } from './last-folder.ts';
import { createSafeSecrets } from './secrets.ts';

/** Electron's own parts that the ports stand on. */
interface ElectronParts {
  readonly app: DialogOptions['app'] & { getVersion(): string };
  readonly clipboard: Pick<Clipboard, 'readText'>;
  readonly dialog: DialogOptions['dialog'];
  readonly net: Pick<Net, 'fetch'>;
  readonly safeStorage: Pick<SafeStorage, 'encryptStringAsync' | 'decryptStringAsync'>;
}

/** What this host does not get from Electron. */
interface HostParts {
  readonly folders: Folders;
  readonly settings: SettingsStore;
  readonly platform: NodeJS.Platform;
  readonly wayland: boolean;
  readonly hotkey: () => HotkeyStatus;
  readonly window: () => BrowserWindow | null;
  readonly log: Log;
}

/** What the core needs of the system, as Electron gives it. */
export function desktopPorts(electron: ElectronParts, host: HostParts): AppPorts {
  const { app, clipboard, dialog, net, safeStorage } = electron;
  const { folders, settings, platform, wayland, hotkey, window, log } = host;
  const lastFolder = createLastFolder(join(folders.data, 'last-folder.json'), log);
  return {
    facts: { host: 'desktop', version: app.getVersion(), hotkey },
    folders,
    settings,
    secrets: createSafeSecrets({ safeStorage, file: join(folders.data, 'keyring.json'), platform, log }),
    fetch: createHttpFetch(net),
    clipboard: createClipboard(clipboard, { wayland }),
    saveTarget: createSaveTarget({ dialog, app, lastFolder, window }),
    log,
  };
}
