import { difyError, hangUp, page, reset, speak, type WireFault } from '../answers.ts';
import type { Script } from '../fault-server.ts';
import { type NamedFault, passes, stops } from './named-fault.ts';
import { pages } from './pages.ts';

const failed = difyError(500, 'internal_server_error', 'The plugin runtime is not available.');
const unavailable = page(503, pages.unavailable);

/** What happens first; every part goes well once that many seconds have gone since then. */
const forSeconds =
  (seconds: number, fault: WireFault) =>
  (part: number): Script => {
    const texts = new Set<string>();
    let since: number | null = null;
    return (_, text) => {
      texts.add(text);
      if (texts.size < part) return null;
      since ??= performance.now();
      const begun = since;
      return (exchange) =>
        performance.now() - begun < seconds * exchange.second ? fault(exchange) : speak()(exchange);
    };
  };

/** The server goes away as the part is asked for, and comes back. */
const away =
  (seconds: number) =>
  (part: number): Script => {
    const texts = new Set<string>();
    let gone = false;
    return (_, text) => {
      texts.add(text);
      if (gone || texts.size < part) return null;
      gone = true;
      return (exchange) => exchange.restart(seconds);
    };
  };

/** What is over by itself, or begins in the middle. */
export const passing: readonly NamedFault[] = [
  passes('server_failed')('once-500', 'fails once', failed),
  passes('server_unreachable')('once-reset', 'is torn down once', reset),
  passes('server_unreachable')('once-hang-up', 'is closed once', hangUp),
  passes('audio_cut')('once-cut', 'is cut off once', speak({ after: 900, breaks: 'reset' })),
  passes('audio_empty')('once-empty', 'has no sound once', speak({ body: () => Buffer.alloc(0) })),
  passes('server_failed')('thrice-503', 'is not there three times', unavailable, unavailable, unavailable),
  {
    name: 'restart',
    about: 'the server goes away in the middle, and is back after 20 seconds',
    script: away(20),
    expected: { outcome: 'spoken', code: 'server_unreachable', quick: 3 },
  },
  {
    name: 'plugin-restart',
    about: 'its plugins start anew: 500 for a minute',
    script: forSeconds(60, failed),
    expected: { outcome: 'spoken', code: 'server_failed', quick: 3 },
  },
  stops('quota_used_up')(
    'quota-after-some',
    'the credit ends after some parts',
    difyError(400, 'provider_quota_exceeded', 'Your quota has been exhausted.'),
  ),
  stops('key_refused')(
    'key-revoked-after-some',
    'the key is taken back after some parts',
    difyError(401, 'unauthorized', 'Access token is invalid', { 'www-authenticate': 'Bearer realm="api"' }),
    { facts: difyError(401, 'unauthorized', 'Access token is invalid') },
  ),
];
