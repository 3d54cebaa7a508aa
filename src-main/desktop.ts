import { app, BrowserWindow, clipboard, crashReporter, dialog, globalShortcut, ipcMain } from 'electron';
import { Menu, nativeImage, nativeTheme, net, Notification, powerMonitor, protocol } from 'electron';
import { safeStorage, screen, session, shell, Tray } from 'electron';
import { join } from 'node:path';
import { type App, createApp } from './app.ts';
import { registerAppScheme } from './desktop/app-protocol.ts';
import { wasStartedBySystem } from './desktop/autostart.ts';
import { connectCore } from './desktop/connect-core.ts';
import { createDoor } from './desktop/door.ts';
import { createLinkOpener } from './desktop/external-links.ts';
import { Hotkeys } from './desktop/hotkeys.ts';
import { addContextMenu, setApplicationMenu } from './desktop/menu.ts';
import { takeOpenedFiles } from './desktop/open-file.ts';
import { ownCommand } from './desktop/own-command.ts';
import { ensurePortalIdentity } from './desktop/portal-identity.ts';
import { desktopPorts } from './desktop/ports.ts';
import { endCleanly } from './desktop/quit.ts';
import { beginRun } from './desktop/run.ts';
import { lockApp, lockSession } from './desktop/security.ts';
import { isWayland } from './desktop/session-type.ts';
import { claimSingleInstance } from './desktop/single-instance.ts';
import { Surface } from './desktop/surface.ts';
import { asksNothing, type Launch, launchOf, parseLaunch, showsWindow } from './launch.ts';
import { CommandSocket } from './running/command-socket.ts';
import { watchClipboard } from './desktop/watch-clipboard.ts';
import { takeEnvironmentKey } from './settings/environment-key.ts';
import { folders } from './settings/paths.ts';
import { SettingsStore } from './settings/store.ts';

/** The desktop host: Electron's parts put together around the core. */
const { platform, env } = process;
const where = folders();
const run = beginRun({ app, crashReporter, dialog, process }, where.data);
const { log } = run;
takeEnvironmentKey(env); // The keyring has the keys: what is started from here needs no other.
const inApp = (path: string): string => join(app.getAppPath(), path);
const icons = inApp('src-main/desktop/icons');
const wayland = isWayland(platform, env);

/** The core, once it runs. */
const running = Promise.withResolvers<App>();
const seen = { app, BrowserWindow, dialog, Menu, nativeImage, nativeTheme, Notification, Tray };
const surface = new Surface(
  { ...seen, screen: () => screen },
  {
    ...{ platform, icons, preload: inApp('out/preload/preload.cjs'), log },
    ...{ running: running.promise, withCore, placesFile: join(where.data, 'windows.json') },
  },
);
const { window, windows, page, canHide } = surface;
const { promise } = running;
const door = createDoor({ running: promise, window, canHide, Notification, note: run.note });
const terminal = new CommandSocket(where.data, door.ask, log);
const hotkeys = new Hotkeys({
  ...{ globalShortcut, wayland, log, command: ownCommand(app, process) },
  onPress: (action) => door.follow(launchOf(action)),
  onChange: (payload) => withCore((core) => core.emit({ name: 'hotkeys', payload })),
});

function withCore(use: (core: App) => unknown): void {
  running.promise.then(use).catch(run.note);
}

async function start(launch: Launch): Promise<void> {
  const openWindow = (): void => door.follow({ action: 'open' });
  takeOpenedFiles(app, door.follow);
  registerAppScheme(protocol);
  lockApp(app, { openLink: createLinkOpener({ shell, dialog, window: page, log }), log });
  app.on('web-contents-created', (_event, contents) => addContextMenu(contents, Menu));
  app.on('activate', openWindow);
  await app.whenReady();
  lockSession(session.defaultSession, log);
  setApplicationMenu(Menu, platform);
  await surface.show((action) => door.follow({ action }));

  const settings = await SettingsStore.open(where.settingsFile);
  await surface.look(settings);
  const parts = { app, clipboard, dialog, net, powerMonitor, safeStorage };
  const ports = desktopPorts(parts, {
    ...{ folders: where, process, icon: join(icons, 'app.png'), wayland, settings, window: page },
    ...{ run, trayHost: canHide, hotkeys, windows, letGo: () => window.letGo() },
    ...{ notices: surface.notices, focus: surface.focus },
  });
  const core = await createApp(ports);
  endCleanly(app, {
    letGo: () => window.letGo(),
    reachable: canHide,
    async close() {
      globalShortcut.unregisterAll();
      await terminal.close();
      await surface.close();
      ports.system.close();
      await core.close();
      run.over();
    },
    log,
  });
  await ensurePortalIdentity({ app, process, wayland }).catch(run.note);
  const { preferences } = settings.current;
  const tied = { ipcMain, Notification, powerMonitor, protocol };
  const assets = inApp('out/renderer');
  connectCore(core, tied, { assets, surface, hotkeys, preferences, openWindow, log });
  ports.system.follow(core, preferences);
  const watch = watchClipboard(core, preferences, {
    ...{ clipboard: ports.clipboard, powerMonitor, process, wayland, page, door, note: run.note },
    showWatching: (watching) => surface.showWatching(watching),
  });
  app.on('will-quit', () => watch.close());
  // Nothing may run that nobody can reach.
  const shows = showsWindow(launch) && !wasStartedBySystem(app, platform);
  window.open(shows || !(await canHide()));
  running.resolve(core);
  await terminal.open();
  if (launch.action !== 'open' && launch.action !== 'hidden') door.follow(launch);
}

const launch = parseLaunch(process.argv.slice(app.isPackaged ? 1 : 2));
if (!claimSingleInstance(app, launch, door.follow) || asksNothing(launch)) app.quit();
else start(launch).catch(run.fail);
