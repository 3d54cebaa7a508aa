import type { Keyboard } from '../../src-preload/contract/key-names.ts';

/** What this computer's keyboard has written on it. */
export function keyboardOf(userAgent: string): Keyboard {
  if (userAgent.includes('Mac')) return 'mac';
  return userAgent.includes('Windows') ? 'windows' : 'other';
}

/**
 * On Windows AltGr is Ctrl and Alt, with which many layouts write letters and signs: `ś`, `€`, `@`. Keys for every
 * program take those from everybody.
 */
export const mayWrite = (accelerator: string, keyboard: Keyboard): boolean =>
  keyboard === 'windows' && /^(?:CommandOrControl|Control)\+Alt\+(?:Shift\+)?.$/.test(accelerator);
