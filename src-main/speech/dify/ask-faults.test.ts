import { describe, expect, it } from 'vitest';
import { asking, data, message, PATIENT, place, serving, writing } from './ask.fixture.ts';

describe('an answer that does not come well', () => {
  it('ends with the error that comes in its middle, after what was written', async () => {
    const server = await serving({
      reply: () => ['One. ', 'Two. '],
      breakOff: { after: 1, how: 'error' },
    });
    expect(await asking(server)).toMatchObject({
      texts: ['One. '],
      error: { code: 'answer_failed', detail: expect.stringContaining('[openai] Error: gone') as string },
    });
  });

  it.each([
    ['completion_request_error', '[openai] Rate Limit Error, slow down', 400, 'server_busy'],
    ['provider_not_initialize', 'No model', 400, 'answer_no_model'],
    ['provider_quota_exceeded', 'Used up', 400, 'quota_used_up'],
    ['too_many_requests', 'Too many', 429, 'server_busy'],
    ['internal_server_error', 'Oh', 500, 'server_failed'],
    ['invalid_param', 'Variable #a.b# not found', 400, 'answer_failed'],
    ['unauthorized', 'Access token is invalid', 401, 'key_refused'],
  ])('%s: %s is %s', async (code, words, status, expected) => {
    const server = await writing((response) => {
      response.end(data({ event: 'error', ...place, code, message: words, status }));
    });
    expect((await asking(server)).error?.code).toBe(expected);
  });

  it('is cut by the connection, by a stream that just ends, and by silence', async () => {
    const cut = await serving({
      reply: () => ['One. ', 'Two.'],
      pace: 20,
      breakOff: { after: 1, how: 'cut' },
    });
    expect(await asking(cut)).toMatchObject({ texts: ['One. '], error: { code: 'answer_failed' } });
    const short = await writing((response) => void response.end(message('One. ')));
    expect(await asking(short)).toMatchObject({ texts: ['One. '], error: { code: 'answer_failed' } });
    const silent = await writing((response) => void response.write(message('One. ')));
    const connection = { base: silent.url, key: 'app-key', fetch, timeouts: { ...PATIENT, stall: 100 } };
    expect(await asking(silent, { connection })).toMatchObject({
      texts: ['One. '],
      error: { code: 'server_timeout' },
    });
    await silent.left;
  });

  it.each([
    ['nothing', []],
    ['blanks', [' ', '\n']],
    ['thoughts alone', ['<think>hm</think>']],
  ])('is empty when it holds %s', async (_, parts) => {
    const told = await asking(await serving({ reply: () => parts }));
    expect(told).toMatchObject({ texts: [], error: { code: 'answer_empty' } });
  });

  it('is not read without end', async () => {
    const part = message('a'.repeat(100_000));
    const server = await writing((response) => {
      const more = (): void => {
        if (!response.destroyed) response.write(part, () => setImmediate(more));
      };
      more();
    });
    expect((await asking(server)).error?.code).toBe('answer_failed');
    await server.left;
  });

  it.each([
    ['a web page', 200, 'text/html', '<html>Log in</html>', 'login_page'],
    [
      'a refused key',
      401,
      'application/json',
      '{"code":"unauthorized","message":"no","status":401}',
      'key_refused',
    ],
    [
      'an ended conversation',
      400,
      'application/json',
      '{"code":"conversation_completed","message":"","status":400}',
      'conversation_gone',
    ],
    [
      'a form',
      400,
      'application/json',
      '{"code":"invalid_param","message":"topic is required in input form"}',
      'app_needs_more',
    ],
  ])('%s instead of an answer', async (_, status, type, body, expected) => {
    const server = await writing((response) => {
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    expect((await asking(server)).error?.code).toBe(expected);
  });

  it('is of a conversation that is gone, or another user’s', async () => {
    const server = await serving();
    const [{ conversationId } = { conversationId: null }] = (await asking(server)).ids;
    const other = await asking(server, { user: 'desk-2', conversationId: conversationId ?? '' });
    expect(other.error?.code).toBe('conversation_gone');
  });
});
