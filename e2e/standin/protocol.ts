import type { CustomScheme, Protocol } from 'electron';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { app } from './app.ts';

type Handler = Parameters<Protocol['handle']>[1];
const schemes: CustomScheme[] = [];
const handlers = new Map<string, Handler>();
/** By origin, such as app://ui: the loopback server that stands for it. */
const servers = new Map<string, { server: Server; base: string }>();

/** Electron's `protocol`. Every host of a scheme is a server on the loopback, so that answers really stream. */
export const protocol = {
  registerSchemesAsPrivileged(customSchemes) {
    if (app.standIn.ready) throw new Error('protocol.registerSchemesAsPrivileged must come before ready');
    if (schemes.length > 0) throw new Error('protocol.registerSchemesAsPrivileged can be called only once');
    schemes.push(...customSchemes);
  },
  handle(scheme, handler) {
    if (!app.standIn.ready) throw new Error('protocol.handle must come after ready');
    if (handlers.has(scheme)) throw new Error(`${scheme} is handled already`);
    handlers.set(scheme, handler);
  },
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

const privilegesOf = (scheme: string): CustomScheme['privileges'] =>
  schemes.find((known) => known.scheme === scheme)?.privileges;

/** The loopback address that stands for an address of a handled scheme. Others stay as they are. */
export async function realAddress(url: string): Promise<string> {
  const { protocol: scheme, host, pathname, search, hash } = new URL(url);
  const handler = handlers.get(scheme.slice(0, -1));
  if (!handler) return url;
  // Chromium gives only a standard scheme an origin and relative addresses.
  if (!privilegesOf(scheme.slice(0, -1))?.standard) throw new Error(`${scheme} is not a standard scheme`);
  const origin = `${scheme}//${host}`;
  const known = servers.get(origin) ?? (await startServer(origin, handler));
  servers.set(origin, known);
  return known.base + pathname + search + hash;
}

/** The way back: the address that the page believes in. */
export function believedAddress(url: string): string {
  for (const [origin, { base }] of servers)
    if (url.startsWith(`${base}/`)) return origin + url.slice(base.length);
  return url;
}

/** As Chromium serialises it. */
export function believedOrigin(url: string): string {
  const believed = believedAddress(url);
  if (believed === url) return URL.parse(url)?.origin ?? 'null';
  const { protocol: scheme, host } = new URL(believed);
  return `${scheme}//${host}`;
}

export async function stopServers(): Promise<void> {
  for (const { server } of servers.values()) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  servers.clear();
}

async function startServer(origin: string, handler: Handler): Promise<{ server: Server; base: string }> {
  const server = createServer((request, response) => {
    void answer(origin, handler, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function answer(
  origin: string,
  handler: Handler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (value) headers.set(name, String(value));
  // What a page sends says where it comes from, in the words of the page that it believes to be.
  if (headers.has('origin')) headers.set('origin', origin);
  const sends = incoming.method === 'POST';
  const request = { method: incoming.method!, headers, ...(sends && { body: incoming, duplex: 'half' }) };
  const response = await handler(
    new Request(origin + (incoming.url ?? '/'), request as unknown as RequestInit),
  );
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) {
    outgoing.end();
    return;
  }
  const reader = response.body.getReader();
  // A page that leaves cancels the body, as Electron's stream loader does.
  outgoing.on('close', () => void reader.cancel().catch(() => undefined));
  try {
    for (;;) {
      const next = await reader.read();
      if (next.done) break;
      if (!outgoing.write(next.value)) await drained(outgoing);
    }
    outgoing.end();
  } catch {
    // A body that fails is cut, so that the page sees a failure and no end.
    outgoing.destroy();
  }
}

const drained = (outgoing: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    outgoing.once('drain', resolve);
    outgoing.once('close', resolve);
  });
