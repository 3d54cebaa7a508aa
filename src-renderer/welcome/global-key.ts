import type { HotkeyStatus } from '../../src-preload/contract/api.ts';
import { keysOf } from '../settings/accelerator.ts';

interface Scene {
  readonly host: 'desktop' | 'browser';
  readonly hotkey: HotkeyStatus;
  readonly accelerator: string;
  readonly mac: boolean;
}

/** The keys that speak the clipboard from anywhere; none where they would do nothing. */
export function globalKey({ host, hotkey, accelerator, mac }: Scene): string[] {
  const works = host === 'desktop' && (hotkey === 'active' || hotkey === 'requested');
  return works ? keysOf(accelerator, mac) : [];
}
