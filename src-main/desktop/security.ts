import type { App, Session, WebContents } from 'electron';
import type { Log } from '../ports.ts';
import { isOurUrl } from './origin.ts';

/**
 * What the page may load: its own files, and the blob: address that MediaSource gives the player. Sent as a
 * header with every answer of the page's scheme (Electron's security checklist, item 7).
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

/** Before ready: every renderer in the system's sandbox (item 4), every page watched from its first moment. */
export function lockApp(app: Pick<App, 'enableSandbox' | 'on'>, log: Log): void {
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => lockContents(contents, log));
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
  // Both are needed: the one answers requests, the other checks; without them Electron says yes to all.
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    const given = REQUESTED.has(permission) && isOurUrl(requestingUrl);
    if (!given) log(`permission denied: ${permission}`);
    answer(given);
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, { mediaType }) =>
      CHECKED.has(permission) && mediaType !== 'video' && isOurUrl(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on('will-download', (event) => {
    event.preventDefault();
    log('download refused');
  });
}

/** The page stays where it is, opens nothing and holds no guest (items 11 to 14). */
export function lockContents(contents: WebContents, log: Log): void {
  const keepHome = (details: { url: string; isMainFrame: boolean; preventDefault(): void }): void => {
    if (details.isMainFrame && isOurUrl(details.url)) return;
    details.preventDefault();
    log('navigation refused');
  };
  contents.on('will-navigate', (details) => keepHome(details));
  contents.on('will-redirect', (details) => keepHome(details));
  contents.on('will-frame-navigate', (details) => keepHome(details));
  contents.setWindowOpenHandler(() => {
    log('new window refused');
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
