import type { ErrorCode } from '../../../src-preload/contract/errors.ts';
import { Fault } from '../../fault.ts';
import { plainWords } from './detail.ts';

/**
 * Codes and messages of Node's fetch (undici, its causes) and of Electron's `net.fetch` (`net::ERR_…`), which both
 * reject with a bare TypeError or Error when no answer came.
 */
const failures: readonly (readonly [RegExp, ErrorCode])[] = [
  // undici "unexpected redirect"; Electron "Attempted to redirect, but redirect policy was 'error'".
  [/^(unexpected redirect|Attempted to redirect)/, 'server_redirected'],
  [/^([A-Z_]*CERT|UNABLE_TO_VERIFY|net::ERR_CERT)/, 'server_untrusted'],
  // https spoken to a port that speaks plain http, or http to something that is no web server.
  [
    /^(ERR_SSL_(WRONG_VERSION|PACKET_LENGTH)|EPROTO|HPE_|net::ERR_(SSL_PROTOCOL|INVALID_HTTP))/,
    'url_not_dify',
  ],
  [/^Response does not match the HTTP/, 'url_not_dify'],
  [/^(bad port|net::ERR_UNSAFE_PORT)/, 'url_invalid'],
  [/^(UND_ERR_(HEADERS|BODY)_TIMEOUT|net::ERR_TIMED_OUT)/, 'server_timeout'],
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
