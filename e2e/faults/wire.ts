import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** A request as it came over the wire. Names of headers are in lower case. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Milliseconds: no client waits that long. */
const LONG = 0x7fff_ffff;

/** A connection below HTTP: what is written goes out as it stands, right or wrong. */
export class Wire {
  readonly socket: Socket;
  /** Aborted when the connection is gone, whoever ended it. */
  readonly gone: AbortSignal;

  constructor(socket: Socket) {
    this.socket = socket;
    const leaving = new AbortController();
    this.gone = leaving.signal;
    socket.setNoDelay(true);
    // A client that leaves in mid-answer is part of what is tested.
    socket.on('error', () => undefined);
    socket.on('close', () => leaving.abort());
  }

  /** Resolves once the bytes are on their way, or the connection is gone. */
  write(bytes: Uint8Array | string): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.gone.removeEventListener('abort', done);
        resolve();
      };
      this.gone.addEventListener('abort', done, { once: true });
      if (this.socket.writable) this.socket.write(bytes, done);
      else done();
    });
  }

  /** Closes it in order (FIN). */
  end(): void {
    this.socket.end();
  }

  /** Tears it down (RST). */
  reset(): void {
    this.socket.resetAndDestroy();
  }

  /** Resolves when the connection is gone. */
  outlast(): Promise<void> {
    return this.pause(LONG);
  }

  /** Resolves after that many milliseconds, or when the connection is gone. */
  pause(ms: number): Promise<void> {
    return setTimeout(ms, undefined, { signal: this.gone }).catch(() => undefined);
  }
}

/** What a web server says to bytes that are no request of its own, such as TLS spoken to a plain port. */
const BAD_REQUEST = 'HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n';

/** Calls back with each whole request; the next one is looked at when the answer to the one before is out. */
export function readRequests(wire: Wire, answer: (request: WireRequest) => Promise<void>): void {
  let got: Buffer = Buffer.alloc(0);
  let busy = false;
  const look = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (let found = cutRequest(got); found && !wire.gone.aborted; found = cutRequest(got)) {
      got = found.rest;
      await answer(found.request);
    }
    busy = false;
  };
  wire.socket.on('data', (bytes: Buffer) => {
    got = Buffer.concat([got, bytes]);
    if (/^[A-Z]/.test(got.toString('latin1', 0, 1))) void look();
    else wire.socket.end(BAD_REQUEST);
  });
}

/** The first whole request in the bytes, and what follows it. */
function cutRequest(bytes: Buffer): { request: WireRequest; rest: Buffer } | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [line = '', ...fields] = bytes.toString('latin1', 0, end).split('\r\n');
  const [method = '', path = ''] = line.split(' ');
  const headers = Object.fromEntries(
    fields.map((field) => {
      const colon = field.indexOf(':');
      return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
    }),
  );
  const from = end + 4;
  const to = from + Number(headers['content-length'] ?? 0);
  if (bytes.length < to) return null;
  return {
    request: { method, path, headers, body: bytes.toString('utf8', from, to) },
    rest: bytes.subarray(to),
  };
}
