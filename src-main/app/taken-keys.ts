import type { AppError } from '../../src-preload/contract/errors.ts';
import { hotkeyActions, type HotkeyMap, type HotkeyStates } from '../../src-preload/contract/hotkeys.ts';
import { type Keyboard, writtenKeys } from '../../src-preload/contract/key-names.ts';

const keyboards: Partial<Record<NodeJS.Platform, Keyboard>> = { darwin: 'mac', win32: 'windows' };

/** What is to be told of keys that another program has: one sentence for each. */
export function takenKeys(
  states: HotkeyStates,
  keys: HotkeyMap,
  platform: NodeJS.Platform = process.platform,
): AppError[] {
  const keyboard = keyboards[platform] ?? 'other';
  return hotkeyActions
    .filter((action) => states[action] === 'taken' && keys[action] !== null)
    .map((action) => ({
      code: 'hotkey_taken',
      params: { keys: writtenKeys(keys[action] ?? '', keyboard) },
    }));
}
