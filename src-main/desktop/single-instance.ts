import type { App } from 'electron';
import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What a start asks for. Keys of a compositor may be bound to `voicetray --speak-clipboard` and `--stop`. */
const launchSchema = z.object({
  action: z.enum(['open', 'speak-clipboard', 'stop', 'hidden']),
});
export type Launch = z.infer<typeof launchSchema>;
export type LaunchAction = Launch['action'];

/** Chromium adds switches of its own, so unknown ones are let pass. */
export function parseLaunch(argv: readonly string[]): Launch {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: {
      'speak-clipboard': { type: 'boolean' },
      stop: { type: 'boolean' },
      hidden: { type: 'boolean' },
    },
  });
  if (values['speak-clipboard'] === true) return { action: 'speak-clipboard' };
  if (values.stop === true) return { action: 'stop' };
  if (values.hidden === true) return { action: 'hidden' };
  return { action: 'open' };
}

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
