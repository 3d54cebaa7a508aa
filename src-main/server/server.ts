import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Fault } from '../fault.ts';
import { systemPatience } from '../narration/retry.ts';
import type { Patience } from '../ports.ts';
import { answerBrokenRequests } from './broken-requests.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { createRoutes, type RouteOptions } from './routes.ts';
import { Turns } from './turns.ts';

export interface SpeechServerOptions extends Pick<
  RouteOptions,
  'narrator' | 'pauses' | 'keys' | 'version' | 'log'
> {
  /** 0: any free one. */
  readonly port: number;
  /** Texts that are spoken at a time; asked anew for each. */
  readonly atOnce: () => number;
  readonly limits?: Partial<Limits>;
  readonly patience?: Patience;
}

export interface SpeechServer {
  readonly port: number;
  /** The API base to give to a client. */
  readonly url: string;
  /** Breaks off what is being answered. */
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/**
 * Answers Dify's speech contract on this computer alone, with whatever voice. Rejects with a Fault: `port_taken`,
 * `port_refused`.
 */
export async function startSpeechServer(options: SpeechServerOptions): Promise<SpeechServer> {
  const closing = new AbortController();
  const limits = { ...defaultLimits, ...options.limits };
  const routes = createRoutes({
    ...options,
    limits,
    patience: options.patience ?? systemPatience,
    turns: new Turns(options.atOnce),
    closing: closing.signal,
  });
  const server = createAdaptorServer({
    fetch: (request, env) => routes.fetch(request, env),
    hostname: LOOPBACK,
    // The process's own fetch, which carries keys, stays as Node made it.
    overrideGlobalObjects: false,
    createServer,
    serverOptions: {
      requestTimeout: limits.read,
      headersTimeout: limits.read,
      connectionsCheckingInterval: Math.min(1000, limits.read),
    },
  }) as Server;
  server.maxConnections = limits.connections;
  answerBrokenRequests(server, options.version);
  const port = await listen(server, options.port);
  return {
    port,
    url: `http://${LOOPBACK}:${port}/v1`,
    async close() {
      closing.abort();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  try {
    server.listen(port, LOOPBACK);
    await once(server, 'listening');
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new Fault('port_taken', { port });
    if (code === 'EACCES') throw new Fault('port_refused', { port });
    throw thrown;
  }
  return (server.address() as AddressInfo).port;
}
