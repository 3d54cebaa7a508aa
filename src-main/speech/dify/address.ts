import { Fault } from '../../fault.ts';

/** Names and numbers that never leave this computer (RFC 6761 §6.3, RFC 1122 §3.2.1.3 g, RFC 4291 §2.5.3). */
const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

/**
 * The API base as it is kept and called: http or https, no user name, no query, no fragment, no slash at the end.
 * Throws a Fault `url_invalid`, or `plain_http_refused` for http to another machine without the user's consent.
 */
export function normalizeBase(url: string, allowPlainHttp: boolean): string {
  const base = URL.parse(url.trim());
  if (!base || !['http:', 'https:'].includes(base.protocol) || base.hostname === '') {
    throw new Fault('url_invalid');
  }
  // What was typed may hold a password there, so it is not repeated in the error.
  if (base.username || base.password) throw new Fault('url_invalid', undefined, 'user name in the address');
  if (/[?#]/.test(base.href)) throw new Fault('url_invalid', undefined, 'query or fragment in the address');
  if (base.protocol === 'http:' && !allowPlainHttp && !LOOPBACK.test(base.hostname)) {
    throw new Fault('plain_http_refused');
  }
  return base.origin + base.pathname.replace(/\/+$/, '');
}
