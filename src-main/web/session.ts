import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { createHash, randomBytes } from 'node:crypto';
import { errorWords } from '../../src-preload/contract/errors.ts';
import { err } from '../../src-preload/contract/result.ts';

/** Addresses that were handed out and not opened yet; and browsers that are signed in. More let the oldest go. */
const MOST = 64;

/**
 * Who may talk to this server. A one-time token in an address is exchanged for a cookie that no script can read
 * and no other site can send. All of it lives as long as the server does.
 */
export class Sessions {
  readonly #cookie: string;
  readonly #tokens = new Set<string>();
  readonly #sessions = new Set<string>();

  /** The cookie's name carries the port: cookies of one computer do not tell ports apart by themselves. */
  constructor(port: number) {
    this.#cookie = `voicetray-${port}`;
  }

  /** A token that signs one browser in, once. */
  issueToken(): string {
    return issue(this.#tokens);
  }

  #signedIn(c: Context): boolean {
    const cookie = getCookie(c, this.#cookie);
    return cookie !== undefined && this.#sessions.has(digest(cookie));
  }

  /** The address with the token: sets the cookie and goes on to the page, where no token is in the address. */
  readonly exchange = createMiddleware(async (c, next) => {
    const token = c.req.query('token');
    if (c.req.path !== '/' || token === undefined) {
      await next();
      return;
    }
    // Used up by whoever opens it, signed in or not.
    const good = this.#tokens.delete(digest(token));
    if (!this.#signedIn(c)) {
      if (!good) {
        return sentence(
          c,
          'This address works only once: start Voicetray again and open the new one it prints.',
        );
      }
      setCookie(c, this.#cookie, issue(this.#sessions), { httpOnly: true, sameSite: 'Strict', path: '/' });
    }
    return c.redirect('/', 303);
  });

  /** Turns away whoever is not signed in: pages in words, calls in an error. */
  readonly required = createMiddleware(async (c, next) => {
    if (this.#signedIn(c)) {
      await next();
      return;
    }
    const error = { code: 'session_refused' } as const;
    return c.req.path === '/' || c.req.path === '/mini'
      ? sentence(c, errorWords(error))
      : c.json(err(error), 403);
  });
}

/** Only digests are kept: comparing them in no constant time tells nothing about the secret. */
const digest = (secret: string): string => createHash('sha256').update(secret).digest('base64');

function issue(kept: Set<string>): string {
  const secret = randomBytes(32).toString('base64url');
  kept.add(digest(secret));
  for (const oldest of kept) {
    if (kept.size <= MOST) break;
    kept.delete(oldest);
  }
  return secret;
}

function sentence(c: Context, words: string): Response | Promise<Response> {
  return c.html(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<meta name="color-scheme" content="light dark"><title>Voicetray</title><p>${words}</p></html>\n`,
    403,
  );
}
