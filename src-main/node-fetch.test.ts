import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../e2e/fixtures/loopback.ts';
import { Fault } from './fault.ts';
import { createNodeFetch } from './node-fetch.ts';
import { type Connection, request } from './speech/dify/client.ts';

const call = { path: '/text-to-audio', json: { text: 'Hello' }, cut: 'audio_cut' } as const;
const connect = (base: string, changes: Partial<Connection> = {}): Connection => ({
  base,
  key: 'app-key',
  fetch: createNodeFetch({}),
  timeouts: { connect: 5_000, firstByte: 20_000, stall: 20_000 },
  ...changes,
});

async function faultOf(promise: Promise<unknown>): Promise<Fault['error']> {
  const thrown: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(Fault);
  return (thrown as Fault).error;
}

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
};

describe('createNodeFetch', () => {
  it('asks as the system’s own fetch does', async () => {
    const server = await serve((_, response) => void response.setHeader('x-version', '1.16.0').end('sound'));
    onTestFinished(() => server.close());
    const exchange = await request(connect(server.url), call);
    expect(exchange).toMatchObject({ status: 200, version: '1.16.0' });
    expect(Buffer.from((await exchange.bytes.next()).value ?? [])).toEqual(Buffer.from('sound'));
    expect(server.heard[0]).toMatchObject({
      method: 'POST',
      authorization: 'Bearer app-key',
      contentType: 'application/json',
      body: '{"text":"Hello"}',
    });
  });

  it('ends a connection that is not made in time, long before the first byte is due', async () => {
    // The port answers TCP but not TLS: for undici, that is a connection that is still being made.
    const port = await listen(createTcpServer((socket) => socket.on('error', () => undefined)));
    const timeouts = { connect: 200, firstByte: 60_000, stall: 60_000 };
    const started = performance.now();
    expect(await faultOf(request(connect(`https://127.0.0.1:${port}`, { timeouts }), call))).toMatchObject({
      code: 'server_unreachable',
    });
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it('keeps the limits of two profiles apart, and sets none to the wait for an answer', async () => {
    const server = await serve((_, response) => void setTimeout(() => response.end('sound'), 600));
    onTestFinished(() => server.close());
    const fetch = createNodeFetch({});
    const ask = (ms: number) => {
      const timeouts = { connect: ms, firstByte: 20_000, stall: 20_000 };
      return request(connect(server.url, { fetch, timeouts }), call);
    };
    const answers = await Promise.all([ask(300), ask(5_000), ask(300)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('goes through the proxy that the environment names, but not where it says not to', async () => {
    const target = await serve((_, response) => void response.end('from the target'));
    const asked: string[] = [];
    const proxy = createTcpServer((socket) => {
      socket
        .on('error', () => undefined)
        .once('data', (bytes) => {
          asked.push(bytes.toString('latin1').split('\r\n')[0] ?? '');
          socket.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n');
        });
    });
    onTestFinished(() => target.close());
    const port = await listen(proxy);
    // undici reads the names from the process when an agent is made.
    const before = { ...process.env };
    onTestFinished(() => void (process.env = before));
    process.env['HTTP_PROXY'] = `http://127.0.0.1:${port}`;
    process.env['NO_PROXY'] = '';
    const { status: first } = await request(
      connect('http://dify.invalid', { fetch: createNodeFetch() }),
      call,
    );
    expect(first).toBe(502);
    expect(asked[0]).toMatch(/^(CONNECT dify\.invalid:80|POST http:\/\/dify\.invalid)/);
    process.env['NO_PROXY'] = '127.0.0.1';
    const { status } = await request(connect(target.url, { fetch: createNodeFetch() }), call);
    expect([status, asked.length]).toEqual([200, 1]);
  });
});
