import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { sleep } from '../fixtures/dify-answers.ts';
import { serve } from '../fixtures/loopback.ts';
import { speak, type WireFault } from './answers.ts';
import { factAt, refused, textOf } from './roads.ts';
import { tlsFront } from './tls-front.ts';
import { mp3Of } from './tones.ts';
import { readRequests, Wire, type WireRequest } from './wire.ts';

/** What goes wrong with which request for speech: in order of arrival, or by its number (from 1) and text. Null: it goes well. */
export type Script = readonly (WireFault | null)[] | ((number: number, text: string) => WireFault | null);

export interface FaultServerOptions {
  readonly script?: Script;
  /** What goes wrong with every other road: the welcome, `/info` and `/parameters`. */
  readonly facts?: WireFault | null;
  readonly key?: string;
  /** 0: any free one. */
  readonly port?: number;
  /** Address to listen on. */
  readonly host?: string;
  /** The name in `url` where it is not the address. */
  readonly name?: string;
  readonly tls?: TlsOptions;
  /** Milliseconds of one second of the script. */
  readonly second?: number;
  readonly onRequest?: (seen: SeenRequest) => void;
}

/** One request as it was seen. */
export interface SeenRequest {
  /** Milliseconds since the server was started. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  /** What it asked to be spoken; null on other roads. */
  readonly text: string | null;
  /** Whether something was made to go wrong with it. */
  readonly faulty: boolean;
}

export interface FaultServer {
  /** The API base, with `/v1`. */
  readonly url: string;
  readonly port: number;
  readonly key: string;
  readonly requests: readonly SeenRequest[];
  /** The texts that it was asked to speak, in order. */
  spoken(): string[];
  /** Most requests for speech that were open at one time. */
  mostAtOnce(): number;
  /** Requests that reached the other origin, with what they carried. */
  elsewhere(): readonly { readonly path: string; readonly authorization: string | undefined }[];
  /** Another script from now on; without one all goes well. The numbers of requests go on. */
  play(script?: Script, facts?: WireFault | null): void;
  /** Nobody listens on the port any more, and whatever was open is torn down. */
  down(): Promise<void>;
  /** It listens again, on the same port. */
  up(): Promise<void>;
  close(): Promise<void>;
}

/** A Dify server whose answers go wrong as a script says; with no script, one that speaks well and at once. */
export async function startFaultServer(options: FaultServerOptions = {}): Promise<FaultServer> {
  const { key = 'app-Fq7mWz2rTk', host = '127.0.0.1', tls, second = 1000, onRequest } = options;
  let { script = [], facts = null }: { script?: Script; facts?: WireFault | null } = options;
  const started = performance.now();
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  const other = await serve(({ path, authorization }, response) => {
    response
      .writeHead(200, { 'content-type': 'audio/mpeg' })
      .end(`no sound for ${path} ${authorization ?? ''}`);
  });
  let [number, open, most] = [0, 0, 0];
  let closed = false;

  async function answer(wire: Wire, request: WireRequest): Promise<void> {
    const { method, path } = request;
    const { authorization } = request.headers;
    const isSpeech = path.startsWith('/v1/text-to-audio') && method === 'POST';
    const text = isSpeech ? textOf(request.body) : null;
    const planned = text === null ? facts : next(script, ++number, text);
    const seen = {
      at: performance.now() - started,
      method,
      path,
      authorization,
      text,
      faulty: planned !== null,
    };
    requests.push(seen);
    onRequest?.(seen);
    const known = authorization === `Bearer ${key}`;
    const fault = planned ?? (text === null ? factAt(path, known) : known ? speak() : refused);
    const sound = text === null ? Buffer.alloc(0) : await mp3Of(text);
    if (isSpeech) most = Math.max(most, ++open);
    try {
      await fault({ wire, request, sound, text: text ?? '', elsewhere: other.url, second, restart });
    } finally {
      if (isSpeech) open -= 1;
    }
  }

  const accept = (socket: Socket): void => {
    const wire = new Wire(socket);
    readRequests(wire, (request) => answer(wire, request));
  };
  const server = createServer(tls ? tlsFront(tls, accept) : accept);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const listen = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, host, ipv6Only: host.includes(':') }, () => {
        server.off('error', reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  const down = (): Promise<void> =>
    new Promise((resolve) => {
      // Called back with an error when nobody listens: it is down then too.
      server.close(() => {
        resolve();
      });
      for (const socket of sockets) socket.resetAndDestroy();
    });
  const port = await listen(options.port ?? 0);
  async function restart(seconds: number): Promise<void> {
    await down();
    await sleep(seconds * second);
    if (!closed) await listen(port);
  }
  const name = options.name ?? (host.includes(':') ? `[${host}]` : host);
  return {
    url: `${tls ? 'https' : 'http'}://${name}:${port}/v1`,
    port,
    key,
    requests,
    spoken: () => requests.flatMap(({ text }) => (text === null ? [] : [text])),
    mostAtOnce: () => most,
    elsewhere: () => other.heard,
    play(newScript = [], newFacts = null) {
      [script, facts] = [newScript, newFacts];
    },
    down,
    async up() {
      await listen(port);
    },
    async close() {
      closed = true;
      await Promise.all([down(), other.close()]);
    },
  };
}

const next = (script: Script, number: number, text: string): WireFault | null =>
  typeof script === 'function' ? script(number, text) : (script[number - 1] ?? null);
