import { describe, expect, it } from 'vitest';
import { networkFault } from './network.ts';

/** As Node's fetch throws: a bare TypeError around the reason. */
const node = (code: string, message: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(message), code ? { code } : {}) });

describe('networkFault', () => {
  it.each<[string, Error, string]>([
    ['refused', node('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:9'), 'server_unreachable'],
    ['no such name', node('ENOTFOUND', 'getaddrinfo ENOTFOUND redirect.CERT.invalid'), 'server_unreachable'],
    ['connecting too long', node('UND_ERR_CONNECT_TIMEOUT', 'Connect Timeout Error'), 'server_unreachable'],
    ['redirected', node('', 'unexpected redirect'), 'server_redirected'],
    ['self-signed', node('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'), 'server_untrusted'],
    ['unknown issuer', node('UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify'), 'server_untrusted'],
    ['out of date', node('CERT_HAS_EXPIRED', 'certificate has expired'), 'server_untrusted'],
    ['another host', node('ERR_TLS_CERT_ALTNAME_INVALID', "Hostname/IP doesn't match"), 'server_untrusted'],
    ['a port fetch refuses', node('', 'bad port'), 'url_invalid'],
    ['headers too late', node('UND_ERR_HEADERS_TIMEOUT', 'Headers Timeout Error'), 'server_timeout'],
    [
      'Electron: redirected',
      new Error("Attempted to redirect, but redirect policy was 'error'"),
      'server_redirected',
    ],
    ['Electron: self-signed', new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'server_untrusted'],
    ['Electron: offline', new Error('net::ERR_INTERNET_DISCONNECTED'), 'server_unreachable'],
    ['Electron: plain http', new Error('net::ERR_SSL_PROTOCOL_ERROR'), 'url_not_dify'],
    ['Electron: not http', new Error('net::ERR_INVALID_HTTP_RESPONSE'), 'url_not_dify'],
    ['Electron: a port', new Error('net::ERR_UNSAFE_PORT'), 'url_invalid'],
    ['Electron: too late', new Error('net::ERR_TIMED_OUT'), 'server_timeout'],
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
