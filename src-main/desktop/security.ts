import type { App, CommandLine, Session, WebContents } from 'electron';
import type { Log } from '../ports.ts';
import { isOurUrl } from './origin.ts';

/*
 * Numbers are items of Electron's security checklist. README, “Safety”, lists all twenty, where each is held and
 * which test holds it.
 */

/**
 * What the page may load: its own files, and the blob: address that MediaSource gives the player.
 * SECURITY: sent as a header with every answer of the page's scheme (7).
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface LockOptions {
  /** Asks the person, and opens an https address in the browser. */
  readonly openLink: (url: string) => Promise<void>;
  readonly log: Log;
}

/** Before ready: what holds for the whole program. */
export function lockApp(
  app: Pick<App, 'enableSandbox' | 'on'> & { readonly commandLine: Pick<CommandLine, 'appendSwitch'> },
  options: LockOptions,
): void {
  // SECURITY: every page in the system's sandbox (4).
  app.enableSandbox();
  // SECURITY: nothing that a server answers is left on the disk by Chromium's cache.
  app.commandLine.appendSwitch('disable-http-cache');
  // SECURITY: every page is watched from its first moment (11 to 15).
  app.on('web-contents-created', (_event, contents) => lockContents(contents, options));
  // SECURITY: a certificate that the system does not trust is never accepted, and no certificate of ours is shown (1).
  app.on('certificate-error', (event, _contents, _url, error, _certificate, trust) => {
    event.preventDefault();
    options.log(`certificate refused: ${error}`);
    trust(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, choose) => {
    event.preventDefault();
    choose();
  });
}

/** Putting words on the clipboard, as a Copy button does. Reading it stays with the main process. */
const COPY = 'clipboard-sanitized-write';

/** Naming the devices that sound comes out of, and playing on one of them. */
const SPEAKERS = 'speaker-selection';

/**
 * What is checked without anybody being asked. The names of sound devices hang on the check of `media` alone: to hear
 * or see somebody is a request, which is refused.
 */
const CHECKED: ReadonlySet<string> = new Set([COPY, SPEAKERS, 'media']);
const REQUESTED: ReadonlySet<string> = new Set([COPY, SPEAKERS]);

/** Our page may copy and choose where its sound goes, and needs no other permission, device or download: saving goes through the main process (item 5). */
export function lockSession(
  session: Pick<
    Session,
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
    | 'setDisplayMediaRequestHandler'
    | 'on'
  >,
  log: Log,
): void {
  // SECURITY: both are needed: the one answers requests, the other checks; without them Electron says yes to all (5).
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    const given = REQUESTED.has(permission) && isOurUrl(requestingUrl);
    if (!given) log(`permission denied: ${permission}`);
    answer(given);
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, { mediaType }) =>
      CHECKED.has(permission) && mediaType !== 'video' && isOurUrl(origin),
  );
  // SECURITY: no device and no screen (5).
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  // SECURITY: files are saved by the main process alone.
  session.on('will-download', (event) => {
    event.preventDefault();
    log('download refused');
  });
}

/** The page stays where it is, opens no window and holds no guest; a link of it may go to the browser. */
export function lockContents(contents: WebContents, { openLink, log }: LockOptions): void {
  const keepHome = (details: { url: string; isMainFrame: boolean; preventDefault(): void }): void => {
    if (details.isMainFrame && isOurUrl(details.url)) return;
    details.preventDefault();
    log('navigation refused');
  };
  // SECURITY: origins are compared by their parts, not by how an address begins (13).
  contents.on('will-navigate', (details) => keepHome(details));
  contents.on('will-redirect', (details) => keepHome(details));
  contents.on('will-frame-navigate', (details) => keepHome(details));
  // SECURITY: never a window of ours (14); https addresses of our own page may go to the browser, after a yes (15).
  contents.setWindowOpenHandler(({ url }) => {
    if (isOurUrl(contents.getURL()) && !isOurUrl(url)) void openLink(url);
    else log('new window refused');
    return { action: 'deny' };
  });
  // SECURITY: no guest pages (11, 12).
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
