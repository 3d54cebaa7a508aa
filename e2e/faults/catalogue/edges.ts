import { difyHeaders, page, redirect, whole, type WireFault } from '../answers.ts';
import { holds, holdsAtOnce, type NamedFault, stops } from './named-fault.ts';
import { pages } from './pages.ts';

/** A page that comes instead of every road: nobody behind it is reached. */
const everywhere = (facts: WireFault): { facts: WireFault } => ({ facts });
const badGateway = page(502, pages.badGateway);
const unavailable = page(503, pages.unavailable);
const gatewayTimeout = page(504, pages.gatewayTimeout);
const edgeTimeout = page(524, pages.edgeTimeout);
const edgeUnreachable = page(522, pages.edgeUnreachable);
const portal = page(200, pages.login);
const portal511 = page(511, pages.login);
const proxy = page(407, pages.proxyLogin, { 'proxy-authenticate': 'Basic realm="office"' });

/** A date of HTTP, that many seconds from now on this computer's clock. */
const date = (seconds: number): string => new Date(Date.now() + seconds * 1000).toUTCString();
const HOURS = 3600;
/** Busy for two seconds by a clock that is hours off: only the distance between its own two dates is true. */
const busyByClock =
  (skew: number): WireFault =>
  (exchange) =>
    whole(
      429,
      {
        ...difyHeaders,
        'content-type': 'application/json',
        date: date(skew),
        'retry-after': date(skew + 2),
      },
      '{"code":"too_many_requests","message":"Later.","status":429}',
    )(exchange);

/** What stands in front of Dify: gateways, edges, proxies and login walls. */
export const edges: readonly NamedFault[] = [
  stops('url_not_dify')(
    'html-404',
    'the web pages of Dify answer, as where /v1 is missing',
    page(404, pages.notFound),
  ),
  holds('server_failed')(
    'gunicorn-500',
    'the page of an older Dify whose provider failed',
    page(500, pages.gunicorn),
  ),
  stops('server_refused')('too-large', 'nginx finds the request too large', page(413, pages.tooLarge)),
  holds('server_failed')('nginx-502', 'Dify is down behind nginx', badGateway, everywhere(badGateway)),
  holds('server_failed')('nginx-503', 'Dify is starting behind nginx', unavailable, everywhere(unavailable)),
  holds('server_timeout')(
    'nginx-504',
    'Dify is too slow for nginx',
    gatewayTimeout,
    everywhere(gatewayTimeout),
  ),
  holds('server_timeout')('edge-524', 'Dify is too slow for the edge', edgeTimeout, everywhere(edgeTimeout)),
  holds('server_timeout')(
    'edge-522',
    'the edge does not reach Dify',
    edgeUnreachable,
    everywhere(edgeUnreachable),
  ),
  holds('server_busy')('edge-1015', 'the edge counts too many requests', page(429, pages.rateLimited)),
  holds('server_busy')(
    'busy-2s',
    'busy, and says for how long',
    page(429, pages.rateLimited, { 'retry-after': 2 }),
    {
      expected: { outcome: 'held', code: 'server_busy', quick: 3, retryAfter: 2 },
    },
  ),
  holdsAtOnce('server_failed')(
    'maintenance',
    'away for two minutes, and says so',
    page(503, pages.unavailable, { 'retry-after': 120 }),
    {
      facts: page(503, pages.unavailable, { 'retry-after': 120 }),
      expected: { outcome: 'held', code: 'server_failed', quick: 0, retryAfter: 120 },
    },
  ),
  holds('server_busy')('clock-ahead', 'busy for 2 s, by a clock five hours ahead', busyByClock(5 * HOURS), {
    expected: { outcome: 'held', code: 'server_busy', quick: 3, retryAfter: 2 },
  }),
  holds('server_busy')(
    'clock-behind',
    'busy for 2 s, by a clock five hours behind',
    busyByClock(-5 * HOURS),
    {
      expected: { outcome: 'held', code: 'server_busy', quick: 3, retryAfter: 2 },
    },
  ),
  holdsAtOnce('login_page')('portal-200', 'a network asks for a login first', portal, everywhere(portal)),
  holdsAtOnce('login_page')(
    'portal-511',
    'a network says that it asks for a login',
    portal511,
    everywhere(portal511),
  ),
  // Node's fetch says of a 407 that there was no answer; Electron's tells it.
  holds('server_unreachable')('proxy-407', 'a proxy asks for a login', proxy, everywhere(proxy)),
  ...[301, 302, 307, 308].map((status) =>
    stops('server_redirected')(
      `redirect-${status}`,
      `points to another origin with ${status}`,
      redirect(status),
      {
        facts: redirect(status),
      },
    ),
  ),
];
