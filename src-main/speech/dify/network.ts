import type { ErrorCode } from '../../../src-preload/contract/errors.ts';
import { Fault } from '../../fault.ts';
import { plainWords } from './detail.ts';

/**
 * Codes and messages of Node's fetch (undici, its causes) and of Electron's `net.fetch` (`net::ERR_…`), which both
 * reject with a bare TypeError or Error when no answer came.
 */
const failures: readonly (readonly [RegExp, ErrorCode])[] = [
  // undici "unexpected redirect"; Electron "Attempted to redirect, but redirect policy was 'error'".
  [/^(unexpected redirect|Attempted to redirect|net::ERR_(TOO_MANY|UNSAFE)_REDIRECT)/, 'server_redirected'],
  [/^([A-Z_]*CERT|UNABLE_TO_VERIFY|net::ERR_CERT|net::ERR_SSL_PINNED)/, 'server_untrusted'],
  // The rest of X509_V_ERR_…, https://docs.openssl.org/3.5/man3/X509_STORE_CTX_get_error/.
  [/^(INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|CRL_[A-Z_]+) /, 'server_untrusted'],
  // https spoken to a port that speaks plain http or another TLS, or http to something that is no web server.
  [/^(ERR_SSL_|EPROTO|HPE_|net::ERR_SSL_|net::ERR_INVALID_HTTP)/, 'url_not_dify'],
  [/^Response does not match the HTTP/, 'url_not_dify'],
  // Headers that no Dify sends: too many, or two that contradict each other.
  [/^(UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)/, 'url_not_dify'],
  [/^net::ERR_RESPONSE_HEADERS_(TOO_BIG|MULTIPLE)/, 'url_not_dify'],
  [/^(bad port|net::ERR_(UNSAFE_PORT|INVALID_URL|DISALLOWED_URL_SCHEME|UNKNOWN_URL_SCHEME))/, 'url_invalid'],
  [/^(UND_ERR_(HEADERS|BODY)_TIMEOUT|net::ERR_TIMED_OUT)/, 'server_timeout'],
  // undici's way through a proxy to https. Of a 407 without one it keeps no word, as the rules of fetch say.
  [/^(UND_ERR_ABORTED Proxy response \(407\)|net::ERR_PROXY_AUTH)/, 'login_page'],
];

/** The Fault of a request that got no answer at all. */
export function networkFault(thrown: unknown, key: string): Fault {
  const reasons = chain(thrown);
  const found = failures.find(([pattern]) => reasons.some((reason) => pattern.test(reason)));
  return new Fault(found?.[1] ?? 'server_unreachable', undefined, networkWords(thrown, key));
}

/** The deepest reason that has words. */
export const networkWords = (thrown: unknown, key: string): string =>
  plainWords(chain(thrown).findLast((reason) => reason.trim() !== '') ?? '', key);

/** The error and its causes (and the parts of an AggregateError), each as `code message`. */
function chain(thrown: unknown, depth = 0): string[] {
  if (!(thrown instanceof Error) || depth > 5) return [];
  const code = 'code' in thrown && typeof thrown.code === 'string' ? `${thrown.code} ` : '';
  const parts: unknown[] = thrown instanceof AggregateError ? thrown.errors.slice(0, 4) : [];
  return [
    `${code}${thrown.message}`,
    ...parts.flatMap((part) => chain(part, depth + 1)),
    ...chain(thrown.cause, depth + 1),
  ];
}
