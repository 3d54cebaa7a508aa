import { join } from 'node:path';
import type { TrayState } from './tray-state.ts';

/**
 * The icon of a state; each has an @2x beside it. A Mac tints its template; Windows tells whether its panels are dark;
 * on Linux nobody does, and the icon has a ground of its own.
 */
export function trayIconFile(
  icons: string,
  platform: NodeJS.Platform,
  darkPanel: boolean,
  { mood, watching }: Pick<TrayState, 'mood' | 'watching'>,
): string {
  // Both are worth a look; the tip tells them apart.
  const drawn = mood === 'away' ? 'attention' : mood;
  const name = watching ? `${drawn}-watching` : drawn;
  if (platform === 'darwin') return join(icons, 'mac', `${name}Template.png`);
  if (platform === 'win32') return join(icons, darkPanel ? 'dark' : 'light', `${name}.png`);
  return join(icons, 'linux', `${name}.png`);
}
