import type { App as ElectronApp, PowerMonitor } from 'electron';
import { release } from 'node:os';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import type { SystemStatus } from '../../src-preload/contract/system.ts';
import type { App } from '../app.ts';
import type { HotkeysPort, Log, SystemPort } from '../ports.ts';
import { type AutostartOptions, createAutostart } from './autostart.ts';
import { diagnosticsText } from './diagnostics.ts';
import { isSandboxOff } from './sandbox.ts';
import { ScreenLock, type ScreenLockOptions } from './screen-lock.ts';
import type { SafeSecrets } from './secrets.ts';
import { Updates, type UpdatesOptions } from './updates.ts';
import { canWatchClipboard } from './watch-clipboard.ts';
import { updateWay } from './update-way.ts';

export interface SystemOptions {
  readonly app: AutostartOptions['app'] & Pick<ElectronApp, 'commandLine' | 'getVersion'>;
  readonly powerMonitor: Pick<PowerMonitor, 'isOnBatteryPower'> & ScreenLockOptions['powerMonitor'];
  readonly process: Pick<NodeJS.Process, 'arch' | 'env' | 'execPath' | 'platform' | 'versions'>;
  /** Absolute path. */
  readonly icon: string;
  readonly secrets: Pick<SafeSecrets, 'keyring'>;
  readonly wayland: boolean;
  readonly hotkeys: Pick<HotkeysPort, 'states'>;
  readonly trayHost: () => Promise<boolean>;
  /** Before the program is replaced by a newer one. */
  readonly letGo: () => void;
  readonly loadUpdater: UpdatesOptions['load'];
  readonly lastLines: () => string[];
  readonly log: Log;
}

export interface DesktopSystem extends SystemPort {
  /** From now on the preferences count, and the windows hear of updates. */
  follow(core: Pick<App, 'subscribe' | 'emit' | 'command'>, preferences: Preferences): void;
  close(): void;
}

/** The computer and the desktop program: starting with it, its keyring, its screen lock, newer versions, facts. */
export function createSystem(options: SystemOptions): DesktopSystem {
  const { app, powerMonitor, process, icon, secrets, log } = options;
  const { platform, env, execPath } = process;
  const autostart = createAutostart({ app, platform, env, execPath, icon });
  let pause = (): void => undefined;
  let tell: UpdatesOptions['onChange'] = () => undefined;
  const lock = new ScreenLock({ powerMonitor, platform, env, onLock: () => pause() });
  const updates = new Updates({
    way: updateWay({ packaged: app.isPackaged, platform, env, execPath }),
    load: options.loadUpdater,
    letGo: options.letGo,
    onChange: (state) => tell(state),
    log,
  });

  const status = async (): Promise<SystemStatus> => ({
    autostart: await autostart.state(),
    keyring: await secrets.keyring(),
    update: updates.state,
    lock: lock.known,
    watch: canWatchClipboard(options.wayland, env),
  });

  return {
    status,
    setAutostart: (on) => autostart.set(on),
    update: (step) => updates.step(step),
    async diagnostics() {
      const { keyring, autostart: starts, update } = await status();
      return diagnosticsText({
        ...{ version: app.getVersion(), versions: process.versions, arch: process.arch, env, platform },
        ...{ release: release(), packaged: app.isPackaged, keyring, autostart: starts },
        ...{ update: update.state, hotkeys: options.hotkeys.states, wayland: options.wayland },
        trayHost: await options.trayHost(),
        sandboxOff: isSandboxOff(app, env),
        onBattery: powerMonitor.isOnBatteryPower(),
        log: options.lastLines(),
      });
    },
    follow(core, preferences) {
      const apply = ({ system }: Preferences): void => {
        lock.watch(system.pauseOnLock);
        updates.follow(system.lookForUpdates);
      };
      pause = () => core.command('pause');
      tell = (payload) => {
        core.emit({ name: 'update', payload });
        if (payload.state === 'found')
          core.emit({
            name: 'notice',
            payload: { code: 'update_found', params: { version: payload.version } },
          });
      };
      core.subscribe((event) => {
        if (event.name === 'preferences') apply(event.payload);
      });
      apply(preferences);
      autostart.refresh().catch(() => log('the entry for the start with the system could not be renewed'));
    },
    close() {
      lock.watch(false);
      updates.follow(false);
    },
  };
}
