import type { Net } from 'electron';
import type { HttpFetch } from '../ports.ts';

/**
 * Chromium's network: the system's proxy and certificates count. It would send cookies and use a cache unless
 * told not to, and would answer schemes of our own. It does not tell connecting from waiting, so `connectTimeout` is
 * passed over: the wait for the first byte, which the request sets, ends a connection that is never made.
 */
export const createHttpFetch =
  (net: Pick<Net, 'fetch'>): HttpFetch =>
  (url, init) =>
    net.fetch(url, { ...init, credentials: 'omit', cache: 'no-store', bypassCustomProtocolHandlers: true });
