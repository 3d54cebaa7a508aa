import { describe, expect, it } from 'vitest';
import { networkFault } from './network.ts';

/** As Node's fetch throws: a bare TypeError around the reason. */
const node = (code: string, message: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(message), code ? { code } : {}) });

/** As Electron's `net.fetch` does: a bare Error with Chromium's name. */
const electron = (names: Readonly<Record<string, readonly string[]>>): [string, Error, string][] =>
  Object.entries(names).flatMap(([code, all]) =>
    all.map((name): [string, Error, string] => [`Electron: ${name}`, new Error(`net::ERR_${name}`), code]),
  );

describe('networkFault', () => {
  it.each<[string, Error, string]>([
    // Nobody there
    ['refused', node('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:9'), 'server_unreachable'],
    ['reset', node('ECONNRESET', 'read ECONNRESET'), 'server_unreachable'],
    ['hung up', node('UND_ERR_SOCKET', 'other side closed'), 'server_unreachable'],
    ['gone while it was asked', node('EPIPE', 'write EPIPE'), 'server_unreachable'],
    ['connecting too long', node('UND_ERR_CONNECT_TIMEOUT', 'Connect Timeout Error'), 'server_unreachable'],
    ['no answer to a connection', node('ETIMEDOUT', 'connect ETIMEDOUT 192.0.2.1'), 'server_unreachable'],
    ['no way there', node('ENETUNREACH', 'connect ENETUNREACH 192.0.2.1'), 'server_unreachable'],
    ['no host there', node('EHOSTUNREACH', 'connect EHOSTUNREACH 192.0.2.1'), 'server_unreachable'],
    ['no such name', node('ENOTFOUND', 'getaddrinfo ENOTFOUND redirect.CERT.invalid'), 'server_unreachable'],
    ['no name server', node('EAI_AGAIN', 'getaddrinfo EAI_AGAIN dify.example.com'), 'server_unreachable'],
    // Somebody else there
    ['redirected', node('', 'unexpected redirect'), 'server_redirected'],
    ['self-signed', node('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'), 'server_untrusted'],
    ['self-signed above', node('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate'), 'server_untrusted'],
    ['unknown issuer', node('UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify'), 'server_untrusted'],
    ['issuer not here', node('UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unable to get'), 'server_untrusted'],
    ['out of date', node('CERT_HAS_EXPIRED', 'certificate has expired'), 'server_untrusted'],
    ['not valid yet', node('CERT_NOT_YET_VALID', 'certificate is not yet valid'), 'server_untrusted'],
    ['taken back', node('CERT_REVOKED', 'certificate revoked'), 'server_untrusted'],
    ['no issuer at all', node('INVALID_CA', 'invalid CA certificate'), 'server_untrusted'],
    ['another host', node('ERR_TLS_CERT_ALTNAME_INVALID', "Hostname/IP doesn't match"), 'server_untrusted'],
    ['plain http', node('ERR_SSL_WRONG_VERSION_NUMBER', 'wrong version number'), 'url_not_dify'],
    ['another TLS', node('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'alert'), 'url_not_dify'],
    ['plain http, in other words', node('EPROTO', 'write EPROTO packet length too long'), 'url_not_dify'],
    ['no HTTP', node('', 'Response does not match the HTTP/1.1 protocol (Expected HTTP/)'), 'url_not_dify'],
    ['broken HTTP', node('HPE_INVALID_CONSTANT', 'Expected HTTP/'), 'url_not_dify'],
    ['too many headers', node('UND_ERR_HEADERS_OVERFLOW', 'Headers Overflow Error'), 'url_not_dify'],
    ['two lengths', node('UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'does not match'), 'url_not_dify'],
    [
      'a proxy that wants a login',
      node('UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling'),
      'login_page',
    ],
    ['a port fetch refuses', node('', 'bad port'), 'url_invalid'],
    ['headers too late', node('UND_ERR_HEADERS_TIMEOUT', 'Headers Timeout Error'), 'server_timeout'],
    ['body too late', node('UND_ERR_BODY_TIMEOUT', 'Body Timeout Error'), 'server_timeout'],
    [
      'Electron: redirected',
      new Error("Attempted to redirect, but redirect policy was 'error'"),
      'server_redirected',
    ],
    ...electron({
      server_unreachable: [
        ...['CONNECTION_REFUSED', 'CONNECTION_RESET', 'CONNECTION_CLOSED', 'CONNECTION_TIMED_OUT'],
        ...['NAME_NOT_RESOLVED', 'NAME_RESOLUTION_FAILED', 'INTERNET_DISCONNECTED', 'NETWORK_CHANGED'],
        ...['ADDRESS_UNREACHABLE', 'EMPTY_RESPONSE', 'PROXY_CONNECTION_FAILED', 'TUNNEL_CONNECTION_FAILED'],
        ...['HTTP2_PROTOCOL_ERROR', 'QUIC_PROTOCOL_ERROR', 'RESPONSE_HEADERS_TRUNCATED'],
      ],
      server_redirected: ['TOO_MANY_REDIRECTS', 'UNSAFE_REDIRECT'],
      server_untrusted: [
        ...['CERT_AUTHORITY_INVALID', 'CERT_COMMON_NAME_INVALID', 'CERT_DATE_INVALID', 'CERT_REVOKED'],
        'SSL_PINNED_KEY_NOT_IN_CERT_CHAIN',
      ],
      url_not_dify: [
        ...['SSL_PROTOCOL_ERROR', 'SSL_VERSION_OR_CIPHER_MISMATCH', 'INVALID_HTTP_RESPONSE'],
        ...['RESPONSE_HEADERS_TOO_BIG', 'RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH'],
      ],
      url_invalid: ['UNSAFE_PORT', 'INVALID_URL', 'UNKNOWN_URL_SCHEME'],
      server_timeout: ['TIMED_OUT'],
      login_page: ['PROXY_AUTH_REQUESTED', 'PROXY_AUTH_UNSUPPORTED'],
    }),
    ['not even an error', 'oops' as unknown as Error, 'server_unreachable'],
  ])('%s', (_, thrown, code) => expect(networkFault(thrown, 'app-key').error.code).toBe(code));

  it('reads the parts of a failure on several addresses, and never repeats the key', () => {
    const parts = [new Error('connect ECONNREFUSED ::1:9'), new Error('connect ECONNREFUSED app-key')];
    const thrown = new TypeError('fetch failed', { cause: new AggregateError(parts) });
    expect(networkFault(thrown, 'app-key').error).toEqual({
      code: 'server_unreachable',
      detail: 'connect ECONNREFUSED [key]',
    });
  });
});
