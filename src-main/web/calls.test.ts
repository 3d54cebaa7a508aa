import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../src-preload/contract/result.ts';
import { type Answer, startTestHost, type TestHost } from './host.fixture.ts';

let test: TestHost;
let signedIn: Record<string, string>;
beforeAll(async () => {
  test = await startTestHost();
  signedIn = await test.signIn();
});
afterAll(() => test.close());

const call = (method: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> =>
  test.ask(`/api/${method}`, {
    method: 'POST',
    headers: { ...signedIn, 'content-type': 'application/json', ...headers },
    body,
  });
const result = ({ text }: Answer): Result<unknown> => JSON.parse(text) as Result<unknown>;

describe('a call', () => {
  it('is answered by the core', async () => {
    const answer = await call('hello', '{}');
    expect(answer.status).toBe(200);
    expect(result(answer)).toMatchObject({ ok: true, value: { host: 'browser', version: '1.2.3' } });
  });

  it('carries the core’s errors', async () => {
    const answer = await call('getNarration', '{"narrationId":"none"}');
    expect([answer.status, result(answer)]).toEqual([200, { ok: false, error: { code: 'narration_gone' } }]);
  });

  it.each(['nothing', '__proto__', 'constructor', 'toString', 'hello%20', '%00'])(
    'knows no %s',
    async (method) => {
      expect(result(await call(method, '{}'))).toMatchObject({
        ok: false,
        error: { code: 'request_invalid' },
      });
    },
  );

  it.each(['', '{', 'nonsense', '{"a":1}}', '\u0000'])('refuses what is not JSON: %j', async (body) => {
    const answer = await call('hello', body);
    expect([answer.status, result(answer)]).toMatchObject([400, { error: { code: 'request_invalid' } }]);
  });

  it.each(['null', '[]', '"x"', '{"narrationId":{"$ne":1}}', '{"__proto__":{"narrationId":"x"}}'])(
    'refuses the payload %s',
    async (body) => {
      const answer = await call('getNarration', body);
      expect([answer.status, result(answer)]).toMatchObject([200, { error: { code: 'request_invalid' } }]);
    },
  );

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'refuses the type “%s”, which any page could send',
    async (type) => {
      expect((await call('hello', '{}', { 'content-type': type })).status).toBe(415);
    },
  );

  it('takes the type with a character set', async () => {
    expect((await call('hello', '{}', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(
      200,
    );
  });

  it('takes a text of the greatest length, and refuses a body that is too large, however it comes', async () => {
    const wide = JSON.stringify({ profileId: 'none', longAccepted: true, text: 'あ'.repeat(10_000_000) });
    expect(result(await call('startNarration', wide))).toMatchObject({ error: { code: 'profile_missing' } });
    const huge = Buffer.alloc(32 * 1024 * 1024 + 1, 0x20);
    expect((await call('hello', huge)).status).toBe(413);
    expect((await call('hello', huge, { 'transfer-encoding': 'chunked' })).status).toBe(413);
    expect((await call('hello', '{}')).status).toBe(200);
  });

  it('is never a GET', async () => {
    expect((await test.ask('/api/hello', { headers: signedIn })).status).toBe(404);
  });
});
