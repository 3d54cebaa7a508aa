import type { WebContents } from 'electron';
import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { session } from '../../e2e/standin/session.ts';
import { isOurUrl } from './origin.ts';
import { contentSecurityPolicy, lockApp, lockContents, lockSession } from './security.ts';

const quiet = (): void => undefined;

describe('our own address', () => {
  test.each(['app://ui/', 'app://ui/index.html#x', 'app://ui/audio/a/0'])('is %s', (url) => {
    expect(isOurUrl(url)).toBe(true);
  });

  test.each([
    'app://other/',
    'app://ui.evil/',
    'app://ui:1/',
    'app://user@ui.evil/',
    'https://ui/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'data:text/html,app://ui/',
    'about:blank',
    'appx://ui/',
    '',
  ])('is not %s', (url) => {
    expect(isOurUrl(url)).toBe(false);
  });
});

function lockedContents(home = 'app://ui/') {
  let onOpen: Parameters<WebContents['setWindowOpenHandler']>[0] | undefined;
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler(handler: NonNullable<typeof onOpen>) {
      onOpen = handler;
    },
    getURL: () => home,
  });
  const links: string[] = [];
  const openLink = (url: string): Promise<void> => Promise.resolve(void links.push(url));
  lockContents(contents as unknown as WebContents, { openLink, log: quiet });
  const refused = (event: string, url: string, isMainFrame = true): boolean => {
    let prevented = false;
    contents.emit(event, { url, isMainFrame, preventDefault: () => (prevented = true) });
    return prevented;
  };
  const open = (url: string): string | undefined =>
    onOpen?.({
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
    }).action;
  return { refused, open, links };
}

describe('a page', () => {
  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('stays where it is on %s', (event) => {
    const { refused } = lockedContents();
    expect(refused(event, 'https://example.com/')).toBe(true);
    expect(refused(event, 'file:///etc/passwd')).toBe(true);
    expect(refused(event, 'app://ui/')).toBe(false);
  });

  test('loads nothing into a frame, not even itself', () => {
    expect(lockedContents().refused('will-frame-navigate', 'app://ui/', false)).toBe(true);
  });

  test('opens no window and holds no guest', () => {
    const { open, refused } = lockedContents();
    expect(open('app://ui/')).toBe('deny');
    expect(open('https://example.com/')).toBe('deny');
    expect(refused('will-attach-webview', 'app://ui/')).toBe(true);
  });

  test('of ours may have a link opened elsewhere, a foreign one may not', () => {
    const ours = lockedContents();
    ours.open('app://ui/');
    ours.open('https://example.com/');
    expect(ours.links).toEqual(['https://example.com/']);
    const foreign = lockedContents('https://evil.example/');
    foreign.open('https://example.com/');
    expect(foreign.links).toEqual([]);
  });
});

describe('the session', () => {
  lockSession(session.defaultSession as unknown as Parameters<typeof lockSession>[0], quiet);
  const handlers = session.defaultSession.standIn;

  const asked = (
    permission: 'media' | 'speaker-selection' | 'clipboard-read' | 'clipboard-sanitized-write',
    requestingUrl: string,
  ) =>
    new Promise((resolve) =>
      handlers.setPermissionRequestHandler?.(
        new EventEmitter() as unknown as WebContents,
        permission,
        resolve,
        { requestingUrl } as Electron.PermissionRequest,
      ),
    );
  const checked = (
    permission: 'clipboard-read' | 'clipboard-sanitized-write' | 'speaker-selection' | 'media',
    origin: string,
    mediaType?: 'audio' | 'video',
  ) =>
    handlers.setPermissionCheckHandler?.(null, permission, origin, {
      mediaType,
    } as Electron.PermissionCheckHandlerHandlerDetails);

  test('denies every permission that is asked for, checked or a device', async () => {
    expect(await asked('media', 'app://ui/')).toBe(false);
    expect(await asked('clipboard-read', 'app://ui/')).toBe(false);
    expect(checked('clipboard-read', 'app://ui')).toBe(false);
    const device = {} as Electron.DevicePermissionHandlerHandlerDetails;
    expect(handlers.setDevicePermissionHandler?.(device)).toBe(false);
  });

  test('lets our own page copy, and no other', async () => {
    expect(await asked('clipboard-sanitized-write', 'app://ui/')).toBe(true);
    expect(checked('clipboard-sanitized-write', 'app://ui')).toBe(true);
    expect(await asked('clipboard-sanitized-write', 'https://example.com/')).toBe(false);
    expect(checked('clipboard-sanitized-write', 'https://example.com')).toBe(false);
  });

  test('lets our own page name and choose speakers, but neither hear nor see anybody', async () => {
    expect(await asked('speaker-selection', 'app://ui/')).toBe(true);
    expect(checked('speaker-selection', 'app://ui')).toBe(true);
    expect(checked('media', 'app://ui', 'audio')).toBe(true);
    expect(checked('media', 'app://ui', 'video')).toBe(false);
    expect(await asked('media', 'app://ui/')).toBe(false);
    expect(await asked('speaker-selection', 'https://example.com/')).toBe(false);
    expect(checked('media', 'https://example.com', 'audio')).toBe(false);
  });

  test('gives no screen and takes no download', () => {
    let streams: unknown = 'not asked';
    handlers.setDisplayMediaRequestHandler?.(
      {} as Electron.DisplayMediaRequestHandlerHandlerRequest,
      (given) => (streams = given),
    );
    expect(streams).toBeNull();
    let prevented = false;
    session.defaultSession.emit('will-download', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });
});

describe('the program', () => {
  function locked() {
    const switches: string[] = [];
    const logged: string[] = [];
    const program = Object.assign(new EventEmitter(), {
      sandboxed: false,
      enableSandbox: () => void (program.sandboxed = true),
      commandLine: { appendSwitch: (name: string) => void switches.push(name) },
    });
    const openLink = (): Promise<void> => Promise.resolve();
    lockApp(program as unknown as Parameters<typeof lockApp>[0], {
      openLink,
      log: (line) => logged.push(line),
    });
    return { program, switches, logged };
  }

  test('asks for the sandbox, and for no cache on the disk', () => {
    const { program, switches } = locked();
    expect(program.sandboxed).toBe(true);
    expect(switches).toEqual(['disable-http-cache']);
  });

  test('never trusts a certificate that the system does not trust, and shows none of its own', () => {
    const { program, logged } = locked();
    const answers: unknown[] = [];
    let prevented = 0;
    const event = { preventDefault: () => (prevented += 1) };
    const answer = (value: unknown) => answers.push(value);
    program.emit('certificate-error', event, null, 'https://x', 'net::ERR_CERT_DATE_INVALID', {}, answer);
    program.emit('select-client-certificate', event, null, 'https://x', [{}], answer);
    expect([answers, prevented]).toEqual([[false, undefined], 2]);
    expect(logged).toEqual(['certificate refused: net::ERR_CERT_DATE_INVALID']);
  });
});

test('the content security policy lets in nothing inline and nothing from elsewhere', () => {
  const own = ['script', 'style', 'img', 'font', 'connect'].map((kind) => [`${kind}-src`, "'self'"]);
  const none = ['default-src', 'base-uri', 'object-src', 'form-action', 'frame-ancestors'];
  const directives = contentSecurityPolicy.split('; ').map((part) => {
    const [name = '', ...allowed] = part.split(' ');
    return [name, allowed.join(' ')];
  });
  expect(Object.fromEntries(directives)).toEqual({
    ...Object.fromEntries([...own, ...none.map((name) => [name, "'none'"])]),
    // MediaSource gives the player an address of its own.
    'media-src': "'self' blob:",
  });
});
