import type { App } from '../app.ts';

/** What is needed of Electron's. */
interface PowerMonitor {
  on(event: 'suspend', listener: () => void): unknown;
}

/** Pauses before the computer sleeps. After it wakes, nothing sounds before somebody asks. */
export function pauseOnSleep(powerMonitor: PowerMonitor, core: Pick<App, 'command'>): void {
  powerMonitor.on('suspend', () => core.command('pause'));
}
