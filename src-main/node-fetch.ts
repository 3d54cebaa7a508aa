import type { Dispatcher } from 'undici';
import type { HttpFetch } from './ports.ts';

/** Milliseconds, where a request does not say: Node's own. */
const CONNECT = 10_000;

/**
 * Node's fetch for the hosts without Electron, with a limit to connecting that each request sets for itself. It goes
 * through the proxy that HTTP_PROXY, HTTPS_PROXY and NO_PROXY name, and is loaded at the first request.
 */
export function createNodeFetch(env: NodeJS.ProcessEnv = process.env): HttpFetch {
  const agents = new Map<number, Dispatcher>();
  const proxied = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'].some((name) => env[name]);

  return async (url, { connectTimeout = CONNECT, ...init }) => {
    const undici = await import('undici');
    let dispatcher = agents.get(connectTimeout);
    if (!dispatcher) {
      // The waits for an answer are the caller's own: a provider may think for longer than undici would wait.
      const options = { connect: { timeout: connectTimeout }, headersTimeout: 0, bodyTimeout: 0 };
      dispatcher = proxied ? new undici.EnvHttpProxyAgent(options) : new undici.Agent(options);
      agents.set(connectTimeout, dispatcher);
    }
    // The same classes as the global ones, in another version of the same program.
    const ask = undici.fetch as unknown as (url: string, init: Init) => Promise<Response>;
    return ask(url, { ...init, dispatcher });
  };
}

interface Init extends Omit<RequestInit, 'dispatcher'> {
  readonly dispatcher: Dispatcher;
}
