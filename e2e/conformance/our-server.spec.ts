import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { Fault } from '../../src-main/fault.ts';
import { sniff } from '../../src-main/speech/sniff.ts';
import type { VoiceSource } from '../../src-main/speech/voice-source.ts';
import { ask } from './ask.ts';
import { type Case, cases } from './cases.ts';
import { requestIssues } from './judge.ts';
import { type OurServer, startOurServer } from './our-server.ts';
import { expectContract } from './verdict.ts';

let server: OurServer;
beforeAll(async () => {
  server = await startOurServer({ limits: { body: 4000, text: 1000 } });
});
afterAll(() => server?.close());

const speech: Case = {
  name: '',
  method: 'POST',
  path: '/text-to-audio',
  body: { text: 'Hello.' },
  status: 200,
};
const completion = 'completion_request_error';

describe('our server answers as the contract says', () => {
  test.each(cases)('$name: $status', async (wanted) => {
    await expectContract(server.url, server.key, wanted);
    // The same without `/v1`, which is easily forgotten.
    if (wanted.path !== '/') await expectContract(server.url.replace('/v1', ''), server.key, wanted);
  });

  test.each<Case>([
    { ...speech, name: 'JSON that is no object', body: 'null', status: 400, code: 'bad_request' },
    { ...speech, name: 'a list', body: [], status: 400, code: 'bad_request' },
    {
      ...speech,
      name: 'a voice that it does not have',
      body: { text: 'a', voice: 'x' },
      status: 400,
      code: completion,
    },
    {
      ...speech,
      name: 'nothing that can be said',
      body: { text: '… — !' },
      status: 400,
      code: 'invalid_param',
    },
    {
      ...speech,
      name: 'a text too long',
      body: { text: 'a'.repeat(1001) },
      status: 400,
      code: 'invalid_param',
    },
    {
      ...speech,
      name: 'a body too large',
      body: { text: 'a'.repeat(5000) },
      status: 413,
      code: 'request_entity_too_large',
    },
    { ...speech, name: 'a foreign host', headers: { host: 'evil.example' }, status: 403, code: 'forbidden' },
    { ...speech, name: 'a flag in words, as older clients send', body: { text: 'a', streaming: 'true' } },
    { ...speech, name: 'a field that nobody knows', body: { text: 'a', speed: 2 } },
    { name: 'headers alone', method: 'HEAD', path: '/info', status: 200 },
    { name: 'the base without a slash', method: 'GET', path: '', authorization: null, status: 200 },
  ])('$name: $status', async (wanted) => {
    await expectContract(server.url, server.key, wanted);
  });

  test.each([
    [undefined, 'mp3', 'audio/mpeg'],
    ['*/*', 'mp3', 'audio/mpeg'],
    ['audio/wav', 'wav', 'audio/wav'],
    ['audio/mpeg;q=0.2, audio/wav;q=0.7', 'wav', 'audio/wav'],
    ['application/json', 'mp3', 'audio/mpeg'],
  ] as const)('Accept %s: %s', async (accept, container, type) => {
    const headers = accept === undefined ? {} : { accept };
    const { response } = await expectContract(server.url, server.key, { ...speech, name: '', headers });
    expect([sniff(response.body), response.headers['content-type']]).toEqual([container, type]);
  });

  test('a 405 names the methods there are', async () => {
    const { response } = await ask(server.url, server.key, { method: 'PUT', path: '/text-to-audio' });
    expect(response.headers.allow).toBe('POST');
  });

  test.each<[ErrorCode, number, string]>([
    ['engine_failed', 400, completion],
    ['provider_refused', 400, completion],
    ['server_unreachable', 400, completion],
    ['audio_unreadable', 400, completion],
    ['key_refused', 400, 'provider_not_initialize'],
    ['speech_off', 400, 'provider_not_initialize'],
    ['quota_used_up', 400, 'provider_quota_exceeded'],
    ['internal', 500, 'internal_server_error'],
  ])('a voice that fails by %s: %i %s', async (failure, status, code) => {
    const failing = await startOurServer({ source: silent(() => Promise.reject(new Fault(failure))) });
    try {
      await expectContract(failing.url, failing.key, { ...speech, name: '', status, code });
    } finally {
      await failing.close();
    }
  });

  test('more at once than it may answer: 429', async () => {
    const asked = Promise.withResolvers<undefined>();
    const busy = await startOurServer({
      atOnce: 1,
      source: silent(() => (asked.resolve(undefined), new Promise(() => undefined))),
    });
    const first = ask(busy.url, busy.key, speech).catch(() => undefined);
    await asked.promise;
    await expectContract(busy.url, busy.key, { ...speech, name: '', status: 429, code: 'too_many_requests' });
    await busy.close();
    await first;
  });
});

test('the judge finds what is wrong with a request', async () => {
  const issues = async (asked: Partial<Case>): Promise<string> =>
    requestIssues(await ask(server.url, server.key, { ...speech, ...asked })).join();
  expect(await issues({ body: { text: 'a', user: 'me' } })).toBe('');
  expect(await issues({ body: { text: 'a' } })).toContain('user');
  expect(await issues({ body: { text: 'a', user: 'me', voice: '' } })).toContain('voice');
  expect(await issues({ body: { text: 'a', user: 'me', extra: 1 } })).toContain('extra');
  expect(await issues({ body: { text: 'a', user: server.key } })).toContain('outside its header');
  expect(await issues({ method: 'PUT' })).toContain('method');
  expect(await issues({ authorization: null })).toContain('authorization');
});

/** A voice that begins as told, and has no voices to name. */
function silent(speak: VoiceSource['speak']): VoiceSource {
  return { speak, voices: () => Promise.resolve({ voices: [], defaultVoice: null }) };
}
