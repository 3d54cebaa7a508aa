import { app, BrowserWindow, clipboard, dialog, globalShortcut, ipcMain, Menu } from 'electron';
import { nativeImage, net, Notification, powerMonitor, protocol, safeStorage, session, Tray } from 'electron';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type AppError, errorWords } from '../src-preload/contract/errors.ts';
import { type App, createApp } from './app.ts';
import { registerAppScheme, serveAppScheme } from './desktop/app-protocol.ts';
import { followApp } from './desktop/follow-app.ts';
import { Hotkey } from './desktop/hotkey.ts';
import { pushEvents, serveIpc } from './desktop/ipc.ts';
import { addContextMenu, setApplicationMenu } from './desktop/menu.ts';
import { createNotifier } from './desktop/notifications.ts';
import { desktopPorts } from './desktop/ports.ts';
import { pauseOnSleep } from './desktop/power.ts';
import { endCleanly } from './desktop/quit.ts';
import { lockApp, lockSession } from './desktop/security.ts';
import { isWayland } from './desktop/session-type.ts';
import { claimSingleInstance, type LaunchAction, parseLaunch } from './desktop/single-instance.ts';
import { createTray } from './desktop/tray.ts';
import { hasTrayHost } from './desktop/tray-host.ts';
import { MainWindow } from './desktop/window.ts';
import { toAppError } from './fault.ts';
import type { Log } from './ports.ts';
import { takeEnvironmentKey } from './settings/environment-key.ts';
import { folders } from './settings/paths.ts';
import { SettingsStore } from './settings/store.ts';

/** The desktop host: Electron's parts put together around the core. */
const { platform, env } = process;
const log: Log = (line) => process.stderr.write(`${new Date().toISOString()} ${line}\n`);
const inWords = ({ code, detail = '' }: AppError): string => `${code} ${detail}`;
const where = folders();
takeEnvironmentKey(env); // The keyring has the keys: what is started from here needs no other.
const inApp = (path: string): string => join(app.getAppPath(), path);
const icons = inApp('src-main/desktop/icons');
const wayland = isWayland(platform, env);
const canHide = (): Promise<boolean> => hasTrayHost(platform);

/** The core, once it runs. */
const running = Promise.withResolvers<App>();
const [preload, icon] = [inApp('out/preload/preload.cjs'), join(icons, 'app.png')];
const window = new MainWindow({ BrowserWindow, preload, icon, packaged: app.isPackaged, canHide, log });
const page = (): BrowserWindow | null => window.current;
const hotkey = new Hotkey({
  globalShortcut,
  wayland,
  onPress: () => act('speak-clipboard'),
  onStatus: (status) => withCore((core) => core.emit({ name: 'hotkey', payload: status })),
  log,
});

function withCore(use: (core: App) => unknown): void {
  running.promise.then(use).catch((thrown: unknown) => log(inWords(toAppError(thrown))));
}

/** One door for the tray, the hotkey and a second start. The window need not be seen, but it holds the player. */
function act(action: LaunchAction): void {
  withCore((core) => {
    window.open(action === 'open');
    if (action === 'speak-clipboard') return core.speakClipboard();
    return action === 'stop' ? core.stop() : undefined;
  });
}

async function start(action: LaunchAction): Promise<void> {
  registerAppScheme(protocol);
  lockApp(app, log);
  app.on('web-contents-created', (_event, contents) => addContextMenu(contents, Menu));
  app.on('activate', () => act('open'));
  await app.whenReady();
  if (app.commandLine.hasSwitch('no-sandbox')) log('the sandbox is switched off by an argument');
  lockSession(session.defaultSession, log);
  setApplicationMenu(Menu, platform);
  const actions = {
    speakClipboard: () => act('speak-clipboard'),
    toggle: () => withCore((core) => core.command('toggle')),
    stop: () => act('stop'),
    open: () => act('open'),
    quit: () => app.quit(),
  };
  const tray = createTray({ Tray, Menu, nativeImage, platform, icons, actions, log });

  const settings = await SettingsStore.open(where.settingsFile);
  const parts = { app, clipboard, dialog, net, safeStorage };
  const facts = { folders: where, platform, wayland, hotkey: () => hotkey.status, window: page, log };
  const core = await createApp(desktopPorts(parts, { ...facts, settings }));
  endCleanly(app, {
    letGo: () => window.letGo(),
    reachable: canHide,
    async close() {
      globalShortcut.unregisterAll();
      tray?.destroy();
      await core.close();
    },
    log,
  });
  serveAppScheme(protocol, { assets: inApp('out/renderer'), core, log });
  serveIpc(ipcMain, { handlers: core.handlers, window: page, log });
  pushEvents(core, page);
  const pageVisible = (): boolean => page()?.isVisible() ?? false;
  core.subscribe(createNotifier({ Notification, pageVisible, openWindow: actions.open }));
  followApp(core, tray, hotkey);
  pauseOnSleep(powerMonitor, core);
  hotkey.set(settings.current.preferences.hotkey);
  // Nothing may run that nobody can reach.
  window.open(action === 'open' || !(await canHide()));
  running.resolve(core);
  if (action === 'speak-clipboard') act(action);
}

// Chromium's own files, and with them the lock of the single instance, stay with the data folder.
mkdirSync(join(where.data, 'electron'), { recursive: true });
app.setPath('userData', join(where.data, 'electron'));
const { action } = parseLaunch(process.argv.slice(app.isPackaged ? 1 : 2));
if (!claimSingleInstance(app, { action }, (second) => act(second.action)) || action === 'stop') app.quit();
else
  start(action).catch((thrown: unknown) => {
    const error = toAppError(thrown);
    log(inWords(error));
    dialog.showErrorBox('Voicetray', errorWords(error));
    app.exit(1);
  });
