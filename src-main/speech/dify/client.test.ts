import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Loopback, serve } from '../../../e2e/fixtures/loopback.ts';
import { Fault } from '../../fault.ts';
import { type Connection, request } from './client.ts';

const PATIENT = { firstByte: 20_000, stall: 20_000 };
const connect = (base: string, changes: Partial<Connection> = {}): Connection => ({
  base,
  key: 'app-key',
  fetch,
  timeouts: PATIENT,
  ...changes,
});
const call = (signal?: AbortSignal) => ({ path: '/x', json: {}, cut: 'audio_cut', signal }) as const;

async function serving(...[handler]: Parameters<typeof serve>): Promise<Loopback> {
  const server = await serve(handler);
  onTestFinished(() => server.close());
  return server;
}

async function fault(promise: Promise<unknown>): Promise<Fault['error']> {
  const thrown: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(Fault);
  return (thrown as Fault).error;
}

async function drain(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let total = 0;
  for await (const chunk of bytes) total += chunk.length;
  return total;
}

describe('redirects', () => {
  it.each([301, 302, 303, 307, 308])('%i is an error, and the key stays here', async (status) => {
    const other = await serving((_, response) => void response.end('caught'));
    const server = await serving((_, response) => {
      response.writeHead(status, { location: `${other.url}/v1/text-to-audio` }).end();
    });
    expect(await fault(request(connect(server.url), call()))).toMatchObject({ code: 'server_redirected' });
    expect(server.heard[0]?.authorization).toBe('Bearer app-key');
    expect(other.connections()).toBe(0);
  });
});

describe('stopping', () => {
  it('before the headers closes the connection', async () => {
    const stop = new AbortController();
    const server = await serving(() => stop.abort());
    expect(await fault(request(connect(server.url), call(stop.signal)))).toEqual({ code: 'cancelled' });
    await server.quiet();
  });

  it('in mid-body closes the connection', async () => {
    const stop = new AbortController();
    const server = await serving((_, response) => void response.write('some sound'));
    const exchange = await request(connect(server.url), call(stop.signal));
    await exchange.bytes.next();
    const next = exchange.bytes.next();
    stop.abort();
    expect(await fault(next)).toEqual({ code: 'cancelled' });
    expect(await fault(exchange.bytes.next())).toEqual({ code: 'cancelled' });
    await server.quiet();
  });

  it.each([
    ['before the first step', 0],
    ['after a chunk', 1],
  ])('by leaving the body %s closes the connection', async (_, steps) => {
    const server = await serving((_, response) => void response.write('some sound'));
    const { bytes } = await request(connect(server.url), call());
    for (let step = 0; step < steps; step += 1) await bytes.next();
    await bytes.return?.();
    expect(await bytes.next()).toEqual({ done: true, value: undefined });
    await server.quiet();
  });

  it('does not wait for a fetch that pays no heed', async () => {
    const stop = new AbortController();
    const deaf = () => new Promise<Response>(() => undefined);
    const asked = request(connect('http://127.0.0.1:9', { fetch: deaf }), call(stop.signal));
    stop.abort();
    expect(await fault(asked)).toEqual({ code: 'cancelled' });
  });
});

describe('waiting', () => {
  it.each([
    ['headers', () => undefined],
    ['the first byte', (response: { flushHeaders(): void }) => response.flushHeaders()],
  ])('for %s has an end', async (_, handler) => {
    const server = await serving((_, response) => handler(response));
    const read = async () => {
      const timeouts = { firstByte: 50, stall: 20_000 };
      const exchange = await request(connect(server.url, { timeouts }), call());
      await drain(exchange.bytes);
    };
    expect(await fault(read())).toMatchObject({ code: 'server_timeout' });
    await server.quiet();
  });

  it('for the next chunk has an end', async () => {
    const server = await serving((_, response) => void response.write('some sound'));
    const timeouts = { firstByte: 20_000, stall: 50 };
    const exchange = await request(connect(server.url, { timeouts }), call());
    expect(await fault(drain(exchange.bytes))).toMatchObject({ code: 'server_timeout' });
    await server.quiet();
  });

  it('for so many bytes has an end, where one at a time is no sign of life', async () => {
    const server = await serving((_, response) => {
      const drip = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(drip));
    });
    const timeouts = { firstByte: 20_000, stall: 200 };
    const exchange = await request(connect(server.url, { timeouts }), { ...call(), least: 1024 });
    expect(await fault(drain(exchange.bytes))).toMatchObject({
      code: 'server_timeout',
      detail: 'next to nothing came for 0.2 s',
    });
    await server.quiet();
  });

  it('for so many bytes begins anew with each of them', async () => {
    const server = await serving((_, response) => {
      let left = 24;
      const some = setInterval(() => {
        if (left-- > 0) response.write('.'.repeat(600));
        else {
          clearInterval(some);
          response.end();
        }
      }, 60);
    });
    // Two chunks make a sign of life: all of them take longer than one stall, and none is missing.
    const timeouts = { firstByte: 20_000, stall: 1000 };
    const exchange = await request(connect(server.url, { timeouts }), { ...call(), least: 1024 });
    expect(await drain(exchange.bytes)).toBe(24 * 600);
  });

  it('is not counted while nobody asks for the next chunk', async () => {
    const server = await serving((_, response) => {
      response.write('one');
      setTimeout(() => response.end('two'), 20);
    });
    const timeouts = { firstByte: 20_000, stall: 200 };
    const { bytes } = await request(connect(server.url, { timeouts }), call());
    await bytes.next();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await drain(bytes)).toBe(3);
  });
});

describe('a body', () => {
  it('cut in its middle rejects after the bytes that came', async () => {
    const server = await serving((_, response) => {
      response.write('some sound', () => response.destroy());
    });
    const { bytes } = await request(connect(server.url), call());
    expect((await bytes.next()).value).toHaveLength(10);
    expect(await fault(bytes.next())).toMatchObject({ code: 'audio_cut' });
    expect(await fault(bytes.next())).toMatchObject({ code: 'audio_cut' });
  });

  it('shorter than its length is cut too', async () => {
    const server = await serving((_, response) => {
      response.writeHead(200, { 'content-length': 20 }).write('some sound', () => response.destroy());
    });
    const { bytes } = await request(connect(server.url), call());
    expect(await fault(drain(bytes))).toMatchObject({ code: 'audio_cut' });
  });

  it('that ends well leaves the connection for the next request', async () => {
    const server = await serving((_, response) => void response.end('some sound'));
    for (let turn = 0; turn < 8; turn += 1) {
      expect(await drain((await request(connect(server.url), call())).bytes)).toBe(10);
    }
    expect(server.connections()).toBeLessThan(8);
  });

  it('without an end is given up at 64 MB', async () => {
    const block = Buffer.alloc(1 << 20);
    const server = await serving((_, response) => {
      const more = (): void => void response.write(block, () => setImmediate(more));
      more();
    });
    const { bytes } = await request(connect(server.url), call());
    expect(await fault(drain(bytes))).toMatchObject({ code: 'server_unexpected' });
    await server.quiet();
  });
});

describe('no answer', () => {
  it('from a port where nobody listens', async () => {
    const server = await serve(() => undefined);
    await server.close();
    expect(await fault(request(connect(server.url), call()))).toMatchObject({
      code: 'server_unreachable',
      detail: expect.stringContaining('ECONNREFUSED') as string,
    });
  });

  it('from a server that hangs up', async () => {
    const server = await serving((_, response) => void response.destroy());
    expect(await fault(request(connect(server.url), call()))).toMatchObject({ code: 'server_unreachable' });
  });

  it('in HTTP from another kind of server', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end('SSH-2.0-OpenSSH_9.9\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const asked = request(connect(`http://127.0.0.1:${port}`), call());
    expect(await fault(asked)).toMatchObject({ code: 'url_not_dify' });
  });

  it('to https from a port that speaks plain http', async () => {
    const server = await serving((_, response) => void response.end());
    const asked = request(connect(server.url.replace('http', 'https')), call());
    expect(await fault(asked)).toMatchObject({ code: 'url_not_dify' });
  });
});
