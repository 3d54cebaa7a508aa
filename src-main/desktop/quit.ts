import type { App as ElectronApp } from 'electron';
import type { Log } from '../ports.ts';

export interface QuitOptions {
  /** From now on a closing window is not hidden. */
  readonly letGo: () => void;
  /** Whether the program can still be reached without a window. */
  readonly reachable: () => Promise<boolean>;
  /** Frees what the program holds. */
  readonly close: () => Promise<void>;
  readonly log: Log;
}

/** Longest wait for the program to free what it holds. */
const PATIENCE_MS = 3000;

/** The program lives without a window only while it can be reached, and frees what it holds before it ends. */
export function endCleanly(app: Pick<ElectronApp, 'on' | 'quit' | 'exit'>, options: QuitOptions): void {
  const { letGo, reachable, close, log } = options;
  app.on('before-quit', letGo);
  app.on('window-all-closed', () => {
    void reachable().then((yes) => {
      if (!yes) app.quit();
    });
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    void Promise.race([close(), patience])
      .catch((thrown: unknown) => log(`closing: ${String(thrown)}`))
      .finally(() => app.exit(0));
  });
}
