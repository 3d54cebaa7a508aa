import type { AppError } from '../../src-preload/contract/errors.ts';
import type { SettingsStore } from '../settings/store.ts';

/** That no panel shows a tray is said once, in the window that stands in for it; after that it is known. */
export async function tellNoTray(
  isThere: boolean,
  settings: Pick<SettingsStore, 'current' | 'update'>,
): Promise<readonly AppError[]> {
  if (isThere || settings.current.preferences.windows.noTrayTold) return [];
  await settings.update((before) => {
    const windows = { ...before.preferences.windows, noTrayTold: true };
    return { ...before, preferences: { ...before.preferences, windows } };
  });
  return [{ code: 'tray_missing' }];
}
