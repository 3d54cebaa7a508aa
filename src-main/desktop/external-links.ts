import type { BrowserWindow, Dialog, Shell } from 'electron';
import type { Log } from '../ports.ts';

export interface LinkOptions {
  readonly shell: Pick<Shell, 'openExternal'>;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly window: () => BrowserWindow | null;
  readonly log: Log;
}

/** An address that may leave for the browser, written anew from its parts, or null: https alone, and no password. */
export function safeLink(raw: string): string | null {
  const url = URL.parse(raw);
  if (url?.protocol !== 'https:' || url.hostname === '' || url.username || url.password) return null;
  return url.href;
}

/** Opens links of our page in the browser after a yes, one question at a time. */
export function createLinkOpener({
  shell,
  dialog,
  window,
  log,
}: LinkOptions): (raw: string) => Promise<void> {
  let asking = false;
  return async (raw) => {
    const link = safeLink(raw);
    const owner = window();
    if (link === null || !owner || asking) {
      log('a link was refused');
      return;
    }
    asking = true;
    try {
      const { response } = await dialog.showMessageBox(owner, {
        type: 'question',
        message: `Open ${new URL(link).host} in your browser?`,
        detail: link,
        buttons: ['Open', 'Cancel'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      });
      // SECURITY: what is opened is what was shown, re-serialised (item 15).
      if (response === 0) await shell.openExternal(link);
    } catch (thrown) {
      log(`a link was not opened: ${thrown instanceof Error ? thrown.name : typeof thrown}`);
    } finally {
      asking = false;
    }
  };
}
