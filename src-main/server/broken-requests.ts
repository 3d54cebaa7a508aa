import { STATUS_CODES, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { envelope } from './answer.ts';
import { apiVersion } from './facts.ts';
import { Refusal } from './refusal.ts';

function refusalOf(code: string | undefined): Refusal {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Refusal(408, 'request_timeout', 'The request did not come in time.');
    case 'HPE_HEADER_OVERFLOW':
      return new Refusal(431, 'request_header_fields_too_large', 'The headers of the request are too large.');
    default:
      return new Refusal(400, 'bad_request', 'The request is no HTTP that is known here.');
  }
}

/** Answers what is no whole request as every other error is answered, and hangs up. */
export function answerBrokenRequests(server: Server, version: string): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const refusal = refusalOf(error.code);
    const body = `${JSON.stringify(envelope(refusal))}\n`;
    const lines = [
      `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Version: ${apiVersion(version)}`,
      'X-Env: PRODUCTION',
      'Connection: close',
    ];
    socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
  });
}
