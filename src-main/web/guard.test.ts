import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTROL, startTestHost, type TestHost } from './host.fixture.ts';

let test: TestHost;
let signedIn: Record<string, string>;
beforeAll(async () => {
  test = await startTestHost();
  signedIn = await test.signIn();
});
afterAll(() => test.close());

const call = (headers: Record<string, string>): Promise<number> =>
  test
    .ask('/api/hello', {
      method: 'POST',
      headers: { ...signedIn, 'content-type': 'application/json', ...headers },
      body: '{}',
    })
    .then(({ status }) => status);

describe('where a request comes from', () => {
  it('is the page itself', async () => {
    const host = `127.0.0.1:${test.host.port}`;
    expect(await call({ host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await call({ host: `localhost:${test.host.port}` })).toBe(200);
    // A port forwarded from another machine.
    expect(await call({ host: 'localhost:9000', origin: 'http://localhost:9000' })).toBe(200);
  });

  it.each([
    ['evil.example'],
    ['127.0.0.1.evil.example'],
    ['localhost.evil.example:80'],
    ['evil.example:80#localhost'],
    ['127.0.0.1@evil.example'],
    ['192.168.0.5'],
    ['0.0.0.0'],
  ])('is not a name pointed here: Host %s', async (host) => {
    expect(await call({ host })).toBeGreaterThanOrEqual(400);
  });

  it.each([
    ['https://evil.example'],
    ['null'],
    ['http://localhost:5173'],
    ['http://127.0.0.1'],
    ['https://127.0.0.1:PORT'],
    ['http://localhost:PORT'],
    [''],
  ])('is not another page: Origin %s', async (origin) => {
    expect(await call({ origin: origin.replace('PORT', String(test.host.port)) })).toBe(403);
  });

  it.each(['cross-site', 'same-site', 'whatever'])('is not %s', async (site) => {
    expect(await call({ 'sec-fetch-site': site })).toBe(403);
    const { status } = await test.ask(`/${new URL(test.host.url()).search}`, {
      headers: { 'sec-fetch-site': site },
    });
    expect(status).toBe(403);
  });

  it('gives other origins no way in by CORS', async () => {
    const preflight = await test.ask('/api/hello', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(403);
    for (const answer of [preflight, await test.ask('/', { headers: signedIn })]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it.each(['PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'])('does not know %s', async (method) => {
    expect((await test.ask('/', { method, headers: signedIn })).status).toBe(405);
  });

  it('reads a whole address in the request line, but trusts Host alone', async () => {
    expect((await test.ask('http://evil.example/', { headers: signedIn })).status).toBe(200);
    expect(
      (await test.ask('http://evil.example/', { headers: { ...signedIn, host: 'evil.example' } })).status,
    ).toBe(403);
  });
});

describe('every answer', () => {
  it.each(['/', '/nowhere', '/?token=x', '/audio/none/0'])('of %s is guarded', async (path) => {
    const { headers } = await test.ask(path, { headers: signedIn });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
        "connect-src 'self'; media-src 'self' blob:; base-uri 'none'; object-src 'none'; form-action 'none'; " +
        "frame-ancestors 'none'",
    });
  });
});

describe('asking a running host for a new address', () => {
  const raise = (headers: Record<string, string>): Promise<{ status: number; text: string }> =>
    test.ask('/control/raise', { method: 'POST', headers });

  it('gives one to whoever knows the secret', async () => {
    const { status, text } = await raise({ authorization: `Bearer ${CONTROL}` });
    expect(status).toBe(200);
    const { url } = JSON.parse(text) as { url: string };
    expect((await test.ask(`/${new URL(url).search}`)).status).toBe(303);
  });

  it('refuses everyone else, and every page', async () => {
    for (const headers of [
      {},
      { authorization: 'Bearer ' },
      { authorization: `Bearer ${CONTROL}x` },
      signedIn,
    ]) {
      expect((await raise(headers)).status).toBe(403);
    }
    const page = { authorization: `Bearer ${CONTROL}`, origin: 'https://evil.example' };
    expect((await raise(page)).status).toBe(403);
  });
});
