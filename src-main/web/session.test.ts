import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHost, type TestHost } from './host.fixture.ts';

let test: TestHost;
beforeAll(async () => (test = await startTestHost()));
afterAll(() => test.close());

const tokenPath = (): string => `/${new URL(test.host.url()).search}`;

describe('signing in', () => {
  it('exchanges the token for a cookie that scripts and other sites cannot use, and leaves the address', async () => {
    const { status, headers } = await test.ask(tokenPath());
    expect([status, headers.location, headers['cache-control']]).toEqual([303, '/', 'no-store']);
    const cookie = headers['set-cookie']?.[0] ?? '';
    expect(cookie.startsWith(`voicetray-${test.host.port}=`)).toBe(true);
    expect(cookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    const page = await test.ask('/', { headers: { cookie: cookie.split(';')[0]! } });
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('<title>Voicetray</title>');
  });

  it('takes a token once, and says so in a sentence', async () => {
    const path = tokenPath();
    expect((await test.ask(path)).status).toBe(303);
    const again = await test.ask(path);
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.text).toContain('<p>This address works only once');
  });

  it('lets a browser that is signed in use an old address', async () => {
    const headers = await test.signIn();
    const { status, headers: answered } = await test.ask('/?token=old', { headers });
    expect([status, answered.location, answered['set-cookie']]).toEqual([303, '/', undefined]);
  });

  it.each(['/?token=', '/?token=wrong', `/?token=${'a'.repeat(43)}`])('refuses %s', async (path) => {
    const { status, headers } = await test.ask(path);
    expect([status, headers['set-cookie']]).toEqual([403, undefined]);
  });

  it('lets the oldest address go when many are handed out', async () => {
    const oldest = tokenPath();
    for (let i = 0; i < 64; i += 1) test.host.url();
    expect((await test.ask(oldest)).status).toBe(403);
  });
});

describe('without a session', () => {
  it.each(['', 'voicetray=x', 'other=1'])('answers nothing to the cookie “%s”', async (cookie) => {
    const headers = { cookie };
    for (const path of ['/', '/index.html', '/assets/main-abc123.js', '/events', '/audio/a/0', '/saved/x']) {
      expect((await test.ask(path, { headers })).status, path).toBe(403);
    }
    const call = await test.ask('/api/hello', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{}',
    });
    expect([call.status, JSON.parse(call.text)]).toEqual([
      403,
      { ok: false, error: { code: 'session_refused' } },
    ]);
  });

  it('takes no value for another’s', async () => {
    const { cookie = '' } = await test.signIn();
    const changed = cookie.slice(0, -1) + (cookie.endsWith('A') ? 'B' : 'A');
    expect((await test.ask('/', { headers: { cookie: changed } })).status).toBe(403);
    const renamed = cookie.replace(`voicetray-${test.host.port}`, 'voicetray-1');
    expect((await test.ask('/', { headers: { cookie: renamed } })).status).toBe(403);
  });

  it('tells the page in words', async () => {
    expect((await test.ask('/')).text).toContain('This page is not signed in.');
  });
});
