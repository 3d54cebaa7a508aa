import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { finished } from 'node:stream/promises';
import type { Exchange } from './exchange.ts';

/** A server between a client and another server, which passes everything on as it is and keeps a copy. */
export interface Recorder {
  /** The other server's base, by way of this one. */
  readonly url: string;
  readonly exchanges: Exchange[];
  close(): Promise<void>;
}

export async function startRecorder(to: string): Promise<Recorder> {
  const target = new URL(to);
  const exchanges: Exchange[] = [];
  const server = createServer((incoming, outgoing) => {
    outgoing.on('error', () => undefined);
    void pass(incoming, outgoing, target).then((exchange) => exchanges.push(exchange));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${target.pathname}`,
    exchanges,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function pass(incoming: IncomingMessage, outgoing: ServerResponse, target: URL): Promise<Exchange> {
  const { method = '', url: path = '', headers } = incoming;
  const sent = await all(incoming);
  const asking = request({ host: target.hostname, port: target.port, method, path, headers, agent: false });
  asking.end(sent.body);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    asking.on('response', resolve).on('error', reject);
  });
  outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
  answer.on('data', (bytes: Buffer) => outgoing.write(bytes));
  const { body, whole } = await all(answer);
  if (whole) outgoing.end();
  else outgoing.destroy();
  await finished(outgoing).catch(() => undefined);
  return {
    request: { method, path, headers, body: sent.body.toString() },
    response: { status: answer.statusCode ?? 0, headers: answer.headers, body, whole },
  };
}

/** A whole body, as far as it came. */
export async function all(message: IncomingMessage): Promise<{ body: Buffer; whole: boolean }> {
  const chunks: Buffer[] = [];
  message.on('data', (bytes: Buffer) => chunks.push(bytes));
  const whole = await finished(message).then(
    () => true,
    () => false,
  );
  return { body: Buffer.concat(chunks), whole };
}
