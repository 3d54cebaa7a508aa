import type { AutostartState } from '../../src-preload/contract/system.ts';

/** Starting with the system, without a window. */
export interface Autostart {
  state(): Promise<AutostartState>;
  /** Rejects with a Fault `autostart_failed`. */
  set(on: boolean): Promise<void>;
  /** Once at the start: where it is on, the system starts this copy, wherever it is now. */
  refresh(): Promise<void>;
}
