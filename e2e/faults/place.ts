import type { Authority } from './certificates.ts';
import type { NamedFault } from './catalogue/named-fault.ts';
import { type FaultServer, type FaultServerOptions, startFaultServer } from './fault-server.ts';

export interface Placed {
  readonly server: FaultServer;
  /** The API base that a profile has while the fault lasts. */
  readonly url: string;
  /** The fault is over; gives the base from then on. */
  readonly lift: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** A server with a fault, where it is and as it is reached. */
export async function placeFault(
  { place, script, facts }: NamedFault,
  part: number,
  authority: Authority,
  options: FaultServerOptions = {},
): Promise<Placed> {
  const start = (more: FaultServerOptions): Promise<FaultServer> =>
    startFaultServer({ ...options, script: script(part), facts: facts ?? null, ...more });
  /** A server that is itself all right; the profile's address leads past it. */
  const past = async (more: FaultServerOptions, url: (server: FaultServer) => string): Promise<Placed> => {
    const server = await start({ ...more, script: [], facts: null });
    return { server, url: url(server), lift: () => Promise.resolve(server.url), close: () => server.close() };
  };
  switch (place) {
    case undefined: {
      const server = await start({});
      const lift = (): Promise<string> => {
        server.play();
        return Promise.resolve(server.url);
      };
      return { server, url: server.url, lift, close: () => server.close() };
    }
    case 'refused': {
      const server = await start({ script: [], facts: null });
      await server.down();
      return {
        server,
        url: server.url,
        lift: () => server.up().then(() => server.url),
        close: () => server.close(),
      };
    }
    case 'nowhere':
      return past({}, ({ port }) => `http://nowhere.invalid:${port}/v1`);
    case 'ipv6':
      return past({ host: '::1' }, ({ url }) => url);
    case 'plain-as-tls':
      return past({}, ({ url }) => url.replace('http:', 'https:'));
    case 'tls-as-plain':
      return past({ tls: await authority.issue('trusted') }, ({ url }) => url.replace('https:', 'http:'));
    case 'trusted':
      return past({ tls: await authority.issue('trusted') }, ({ url }) => url);
    default: {
      const bad = await start({ tls: await authority.issue(place), script: [], facts: null });
      const good = await startFaultServer(options.second ? { second: options.second } : {});
      return {
        server: good,
        url: bad.url,
        lift: () => Promise.resolve(good.url),
        close: () => Promise.all([bad.close(), good.close()]).then(() => undefined),
      };
    }
  }
}
