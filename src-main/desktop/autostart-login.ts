import type { App } from 'electron';
import { Fault } from '../fault.ts';
import type { Autostart } from './autostart-port.ts';

type LoginApp = Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>;

/** Login items of a Mac. They start a program as it is: a start at login is told by `wasOpenedAtLogin`. */
export const createMacAutostart = (app: LoginApp): Autostart => ({
  state() {
    const { openAtLogin, status } = app.getLoginItemSettings();
    return Promise.resolve(status === 'requires-approval' ? 'blocked' : openAtLogin ? 'on' : 'off');
  },
  set(on) {
    app.setLoginItemSettings({ openAtLogin: on });
    return checked(on, app.getLoginItemSettings().openAtLogin, app.getLoginItemSettings().status);
  },
  refresh: () => Promise.resolve(),
});

/** The Run key of Windows. Its own settings may switch the entry off. */
export function createWindowsAutostart(app: LoginApp, path: string, args: string[]): Autostart {
  const command = { path, args };
  return {
    state() {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(command);
      return Promise.resolve(!openAtLogin ? 'off' : executableWillLaunchAtLogin ? 'on' : 'blocked');
    },
    set(on) {
      app.setLoginItemSettings({ ...command, openAtLogin: on });
      return checked(on, app.getLoginItemSettings(command).openAtLogin);
    },
    refresh: () => Promise.resolve(),
  };
}

/** Setting tells nothing of its success, so it is looked at again. A Mac may first ask the person. */
function checked(wanted: boolean, found: boolean, status?: string): Promise<void> {
  if (wanted === found || (wanted && status === 'requires-approval')) return Promise.resolve();
  return Promise.reject(new Fault('autostart_failed'));
}
