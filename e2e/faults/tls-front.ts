import type { Socket } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import { pages } from './catalogue/pages.ts';

/** The first byte of a TLS handshake: RFC 8446 §5.1. */
const HANDSHAKE = 0x16;
const REFUSAL =
  'HTTP/1.1 400 Bad Request\r\ncontent-type: text/html\r\nconnection: close\r\n' +
  `content-length: ${Buffer.byteLength(pages.plainToTls)}\r\n\r\n${pages.plainToTls}`;

/** Speaks TLS with those who begin with it, and tells the others on a page that they should, as nginx does. */
export function tlsFront(options: TlsOptions, accept: (socket: Socket) => void): (socket: Socket) => void {
  const server = createServer(options, accept);
  // A client that does not trust the certificate leaves before it has asked.
  server.on('tlsClientError', (_, socket) => socket.destroy());
  return (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (first: Buffer) => {
      if (first[0] !== HANDSHAKE) {
        socket.end(REFUSAL);
        return;
      }
      socket.pause();
      socket.unshift(first);
      server.emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  };
}
