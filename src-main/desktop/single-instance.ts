import type { App } from 'electron';
import { type Launch, launchSchema } from '../launch.ts';

/**
 * Makes this the only running instance of the user-data folder. False: another runs, has been told what this
 * start asks for, and this one should end. The typed data is sent because Chromium rewrites the arguments; any
 * program of the same person can send it, so it is parsed like every message.
 */
export function claimSingleInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'on'>,
  launch: Launch,
  onSecond: (launch: Launch) => void,
): boolean {
  if (!app.requestSingleInstanceLock(launch)) return false;
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const parsed = launchSchema.safeParse(data);
    onSecond(parsed.success ? parsed.data : { action: 'open' });
  });
  return true;
}
