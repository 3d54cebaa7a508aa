import type { Dispatcher } from 'undici';
import type { HttpFetch } from './ports.ts';

/** Milliseconds, where a request does not say: Node's own. */
const CONNECT = 10_000;

/**
 * Node's fetch for the hosts without Electron, with a limit to connecting that each request sets for itself. It goes
 * through the proxy that HTTP_PROXY, HTTPS_PROXY and NO_PROXY name. Of undici only what this takes is loaded, at the
 * first request: the whole would take twice the memory.
 */
export function createNodeFetch(env: NodeJS.ProcessEnv = process.env): HttpFetch {
  const agents = new Map<number, Dispatcher>();
  const proxied = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'].some((name) => env[name]);

  return async (url, { connectTimeout = CONNECT, ...init }) => {
    const [{ default: Agent }, { fetch }] = await Promise.all([
      proxied
        ? import('undici/lib/dispatcher/env-http-proxy-agent.js')
        : import('undici/lib/dispatcher/agent.js'),
      import('undici/lib/web/fetch/index.js'),
    ]);
    let dispatcher = agents.get(connectTimeout);
    if (!dispatcher) {
      // The waits for an answer are the caller's own: a provider may think for longer than undici would wait.
      dispatcher = new Agent({ connect: { timeout: connectTimeout }, headersTimeout: 0, bodyTimeout: 0 });
      agents.set(connectTimeout, dispatcher);
    }
    // The same classes as the global ones, in another version of the same program.
    const ask = fetch as unknown as (url: string, init: Init) => Promise<Response>;
    return ask(url, { ...init, dispatcher });
  };
}

interface Init extends Omit<RequestInit, 'dispatcher'> {
  readonly dispatcher: Dispatcher;
}
