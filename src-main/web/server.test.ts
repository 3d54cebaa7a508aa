import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHost, type TestHost } from './host.fixture.ts';
import { startWebHost } from './server.ts';

let test: TestHost;
let signedIn: Record<string, string>;
beforeAll(async () => {
  test = await startTestHost();
  signedIn = await test.signIn();
});
afterAll(() => test.close());

describe('the files of the page', () => {
  it('keep what is named by its content, and nothing else', async () => {
    const script = await test.ask('/assets/main-abc123.js', { headers: signedIn });
    expect(script).toMatchObject({ status: 200, text: 'export {};' });
    expect(script.headers['content-type']).toMatch(/^text\/javascript/);
    expect(script.headers['cache-control']).toBe('private, max-age=31536000, immutable');
    const page = await test.ask('/', { headers: signedIn });
    expect(page.headers['cache-control']).toBe('no-store');
    const missing = await test.ask('/assets/none.js', { headers: signedIn });
    expect([missing.status, missing.headers['cache-control']]).toEqual([404, 'no-store']);
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%252e%252e/secret.txt',
    '//etc/passwd',
    '/etc/passwd',
    '/assets/%00',
    '/%ff',
  ])('end at their folder: %s', async (path) => {
    const { status, text } = await test.ask(path, { headers: signedIn });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).not.toContain('not for pages');
    expect(text).not.toContain('root:');
  });
});

describe('the server', () => {
  it('is on this computer alone', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((one) => one && !one.internal && one.family === 'IPv4');
    const host = outside?.address ?? '127.0.0.2';
    const reached = new Promise((resolve, reject) => {
      request({ host, port: test.host.port }, resolve).on('error', reject).end();
    });
    await expect(reached).rejects.toThrow('ECONNREFUSED');
  });

  it('says when its port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const options = { app: test.app, assets: '.', port, log: () => undefined };
    await expect(startWebHost(options)).rejects.toHaveProperty('code', 'EADDRINUSE');
    taken.close();
  });

  it('leaves the process’s own fetch alone', () => {
    expect(new Response('x').constructor).toBe(Response);
    expect(Function.prototype.toString.call(Request)).not.toContain('incoming');
  });
});
