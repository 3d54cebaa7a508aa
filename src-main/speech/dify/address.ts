import { Fault } from '../../fault.ts';

/** Names and numbers that never leave this computer (RFC 6761 §6.3, RFC 1122 §3.2.1.3 g, RFC 4291 §2.5.3). */
const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

/** Ports of other protocols, which no fetch calls: https://fetch.spec.whatwg.org/#port-blocking ("bad port"). */
const BAD_PORTS: ReadonlySet<string> = new Set(
  (
    '1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 ' +
    '135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 ' +
    '995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080'
  ).split(' '),
);

/**
 * The API base as it is kept and called: http or https, no user name, no query, no fragment, no slash at the end,
 * and a port that may be called.
 * SECURITY: a key goes unencrypted to another machine only after a yes (1).
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
  if (BAD_PORTS.has(base.port)) {
    throw new Fault('url_invalid', undefined, `port ${base.port} is not for web addresses`);
  }
  if (base.protocol === 'http:' && !allowPlainHttp && !LOOPBACK.test(base.hostname)) {
    throw new Fault('plain_http_refused');
  }
  return base.origin + base.pathname.replace(/\/+$/, '');
}
