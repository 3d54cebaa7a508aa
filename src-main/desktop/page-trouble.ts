import type { BrowserWindow, Dialog } from 'electron';
import type { Log } from '../ports.ts';

interface TroubleOptions {
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly log: Log;
  /** The page cannot be saved: another one is needed. */
  readonly onGone: () => void;
}

/** Notices when a window's page breaks down or no longer answers. */
export function watchPage(window: BrowserWindow, { dialog, log, onGone }: TroubleOptions): void {
  let asking: AbortController | null = null;
  let over = false;
  const gone = (why: string): void => {
    asking?.abort();
    if (over) return;
    over = true;
    log(`the window's page is given up: ${why}`);
    onGone();
  };

  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason !== 'clean-exit') gone(`${reason} ${exitCode}`);
  });
  window.on('closed', () => {
    over = true;
    asking?.abort();
  });
  window.on('responsive', () => {
    asking?.abort();
    asking = null;
  });
  window.on('unresponsive', () => {
    log('the window does not answer');
    // Nobody sees it, so nobody can be asked.
    if (!window.isVisible()) {
      gone('unresponsive');
      return;
    }
    if (asking) return;
    const question = (asking = new AbortController());
    const box = dialog.showMessageBox(window, {
      type: 'warning',
      message: 'The window does not answer.',
      detail: 'It may be busy for a moment. Making it anew loses nothing that was narrated.',
      buttons: ['Wait', 'Make it anew'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      signal: question.signal,
    });
    box
      .then(({ response }) => {
        if (asking === question) asking = null;
        if (response === 1 && !question.signal.aborted) gone('unresponsive');
      })
      .catch((thrown: unknown) => log(`question about the window: ${String(thrown)}`));
  });
}
