import { describe, expect, it, onTestFinished } from 'vitest';
import { type Heard, type Loopback, serve } from '../../../e2e/fixtures/loopback.ts';
import { profileReportSchema } from '../../../src-preload/contract/profile.ts';
import { Fault } from '../../fault.ts';
import { testProfile } from './probe.ts';

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
}
type Routes = Readonly<Record<string, Answer>>;

const WELCOME: Answer = {
  body: { welcome: 'Dify OpenAPI', api_version: 'v1', server_version: '1.16.0' },
};
const INFO: Answer = { body: { name: 'Reader', description: '', tags: [], mode: 'chat', author_name: 'A' } };
const speech = (text_to_speech: unknown): Answer => ({ body: { text_to_speech } });
const ON = speech({ enabled: true, voice: 'nova', language: 'en-US', autoPlay: 'disabled' });
const dify: Routes = { '/v1/': WELCOME, '/v1/info': INFO, '/v1/parameters': ON };
const error = (status: number, code: string, message = ''): Answer => ({
  status,
  body: { code, message, status },
});
const page = (status: number): Answer => ({
  status,
  type: 'text/html',
  body: '<!DOCTYPE html><title>x</title>',
});

/** Answers as Dify's nginx does: the API under /v1, an HTML 404 of the web pages elsewhere. */
async function routed(routes: Routes): Promise<Loopback> {
  const server = await serve((request: Heard, response) => {
    const path = request.path.replace(/\?.*/, '');
    const api = path.startsWith('/v1');
    const found = routes[path] ?? (api ? error(404, 'not_found') : page(404));
    const type = found.type ?? 'application/json';
    response.writeHead(found.status ?? 200, {
      'content-type': type,
      ...(type === 'application/json' && api ? { 'x-version': '1.16.0' } : {}),
      ...found.headers,
    });
    response.end(typeof found.body === 'string' ? found.body : JSON.stringify(found.body));
  });
  onTestFinished(() => server.close());
  return server;
}

const probe = (url: string, key = 'app-key') =>
  testProfile({ url, key, user: 'desk-1', allowPlainHttp: false, fetch });

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const thrown: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (thrown instanceof Fault) return thrown.error.code;
  throw new Error('no Fault', { cause: thrown });
}

describe('testProfile', () => {
  it('tells who answers, which app the key opens and how it speaks', async () => {
    const server = await routed(dify);
    const report = await probe(`${server.url}/v1/`);
    expect(profileReportSchema.parse(report)).toEqual({
      url: `${server.url}/v1`,
      urlCorrected: false,
      serverVersion: '1.16.0',
      appName: 'Reader',
      appMode: 'chat',
      speech: 'on',
      defaultVoice: 'nova',
      language: 'en-US',
    });
  });

  it('asks who is there without the key', async () => {
    const server = await routed(dify);
    await probe(`${server.url}/v1`);
    expect(server.heard.map(({ path, authorization }) => [path, authorization])).toEqual([
      ['/v1/', undefined],
      ['/v1/info', 'Bearer app-key'],
      ['/v1/parameters?user=desk-1', 'Bearer app-key'],
    ]);
  });

  it.each<[string, Routes]>([
    ['an HTML 404', dify],
    ['a page', { ...dify, '/': page(200) }],
    ['a redirect to the pages', { ...dify, '/': { status: 307, headers: { location: '/apps' }, body: '' } }],
    ['JSON of the API’s own root', { ...dify, '/': error(404, 'not_found') }],
  ])('adds /v1 where the address answers with %s', async (_, routes) => {
    const server = await routed(routes);
    expect(await probe(server.url)).toMatchObject({
      url: `${server.url}/v1`,
      urlCorrected: true,
      appName: 'Reader',
    });
  });

  it.each<[string, unknown, unknown]>([
    ['off', { enabled: false }, { speech: 'off', defaultVoice: null, language: null }],
    ['on, nothing chosen', { enabled: true, voice: '', language: '' }, { speech: 'on', defaultVoice: null }],
    ['on, nulls', { enabled: true, voice: null }, { speech: 'on', defaultVoice: null, language: null }],
    ['not told', { voice: 'nova' }, { speech: 'unknown', defaultVoice: 'nova' }],
    ['of another shape', [], { speech: 'unknown', defaultVoice: null }],
    ['of wrong types', { enabled: 'yes', voice: 7, language: {} }, { speech: 'unknown', defaultVoice: null }],
    ['missing', undefined, { speech: 'unknown', defaultVoice: null }],
  ])('reads speech that is %s', async (_, value, expected) => {
    const server = await routed({ ...dify, '/v1/parameters': speech(value) });
    const report = await probe(`${server.url}/v1`);
    expect(profileReportSchema.parse(report)).toMatchObject(expected as object);
  });

  it('does without /info on servers that have none, and without a name in it', async () => {
    const old = await routed({ '/v1/': WELCOME, '/v1/parameters': ON });
    expect(await probe(`${old.url}/v1`)).toMatchObject({ appName: null, appMode: null });
    const bare = await routed({ ...dify, '/v1/info': { body: { name: '' } } });
    expect(await probe(`${bare.url}/v1`)).toMatchObject({ appName: null, appMode: null });
  });

  it('does without the welcome where a proxy hides it', async () => {
    const server = await routed({ ...dify, '/v1/': page(404) });
    expect(await probe(`${server.url}/v1`)).toMatchObject({ serverVersion: '1.16.0', appName: 'Reader' });
  });

  it.each<[string, string, Routes, string]>([
    ['a refused key', '/v1', { ...dify, '/v1/info': error(401, 'unauthorized') }, 'key_refused'],
    ['an app switched off', '/v1', { ...dify, '/v1/info': error(403, 'forbidden') }, 'app_off'],
    ['an app not published', '/v1', { ...dify, '/v1/parameters': error(400, 'app_unavailable') }, 'app_off'],
    ['a server in trouble', '/v1', { ...dify, '/v1/parameters': error(500, 'unknown') }, 'server_failed'],
    ['a server that starts', '', { '/v1/': page(502) }, 'server_failed'],
    ['another web site', '', { '/v1/': page(404) }, 'url_not_dify'],
    ['another site under /v1', '/v1', { '/v1/': page(404), '/v1/info': page(404) }, 'url_not_dify'],
    ['a site that has a page for all', '', { '/': page(200), '/v1/': page(200) }, 'login_page'],
    ['another JSON API', '/v1', { '/v1/': { body: '{"ok":true}' }, '/v1/info': page(404) }, 'url_not_dify'],
    [
      'a redirect',
      '/v1',
      { '/v1/': { status: 302, headers: { location: '/x' }, body: '' } },
      'server_redirected',
    ],
  ])('has a code for %s', async (_, path, routes, code) => {
    const server = await routed(routes);
    expect(await codeOf(probe(server.url + path))).toBe(code);
  });

  it('keeps the key from a login page and from a redirect', async () => {
    const server = await routed({ '/v1/': page(200) });
    expect(await codeOf(probe(`${server.url}/v1`))).toBe('login_page');
    expect(server.heard.map((request) => request.authorization)).toEqual([undefined]);
  });

  it('has a code for a wrong address, no key and nobody there', async () => {
    const server = await routed(dify);
    expect(await codeOf(probe('dify'))).toBe('url_invalid');
    expect(await codeOf(probe('http://192.0.2.1/v1'))).toBe('plain_http_refused');
    expect(await codeOf(probe(server.url, ''))).toBe('key_refused');
    await server.close();
    expect(await codeOf(probe(server.url))).toBe('server_unreachable');
  });

  it('waits for as many seconds as the profile says', async () => {
    const server = await serve((_, response) => {
      const body = JSON.stringify({ ...(WELCOME.body as object), text_to_speech: { enabled: true } });
      setTimeout(() => response.writeHead(200, { 'x-version': '1.16.0' }).end(body), 300);
    });
    onTestFinished(() => server.close());
    const timeouts = { connect: 10, firstByte: 20, stall: 10 };
    const options = { url: `${server.url}/v1`, key: 'app-key', user: 'u', allowPlainHttp: false, fetch };
    expect(await testProfile({ ...options, timeouts })).toMatchObject({ speech: 'on' });
    const hasty = testProfile({ ...options, timeouts: { ...timeouts, firstByte: 0.1 } });
    expect(await codeOf(hasty)).toBe('server_timeout');
  });
});
