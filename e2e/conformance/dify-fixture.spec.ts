import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DifyServer, startDifyServer } from '../fixtures/dify-server.ts';
import { type Case, cases } from './cases.ts';
import { expectContract } from './verdict.ts';

const MESSAGE = '11f3a1b2-0000-4000-8000-000000000001';
const speech: Case = {
  name: '',
  method: 'POST',
  path: '/text-to-audio',
  body: { text: 'Hello.' },
  status: 200,
};

let server: DifyServer;
beforeAll(async () => {
  server = await startDifyServer({ messages: { [MESSAGE]: { text: 'An answer.', user: 'dana' } } });
});
afterAll(() => server?.close());

/** The other tests take its word for Dify's: here it is held to the contract itself. */
describe('the Dify server of the tests answers as the contract says', () => {
  test.each(cases)('$name: $status', async (wanted) => {
    await expectContract(server.url, server.key, wanted);
  });

  test('a message, to its user alone', async () => {
    const spoken = await expectContract(server.url, server.key, {
      ...speech,
      body: { message_id: MESSAGE, user: 'dana' },
    });
    expect(spoken.response.headers['content-type']).toBe('audio/mpeg');
    const other = await expectContract(server.url, server.key, {
      ...speech,
      body: { message_id: MESSAGE, user: 'robin' },
    });
    expect(other.response.body.toString().trim()).toBe('null');
  });

  test('speech switched off, and on again by a voice', async () => {
    server.knobs.ttsEnabled = false;
    try {
      await expectContract(server.url, server.key, { ...speech, status: 400, code: 'invalid_param' });
      await expectContract(server.url, server.key, { ...speech, body: { text: 'Hello.', voice: 'nova' } });
      await expectContract(server.url, server.key, {
        ...speech,
        method: 'GET',
        path: '/parameters',
        body: undefined,
      });
    } finally {
      server.knobs.ttsEnabled = true;
    }
  });

  test.each(['mp3', 'wav'] as const)('sound as %s', async (format) => {
    server.knobs.format = format;
    await expectContract(server.url, server.key, speech);
  });

  test('JSON that is no object', async () => {
    await expectContract(server.url, server.key, { ...speech, body: 'null', status: 500, code: 'unknown' });
  });
});
