import { defaultTimeouts } from '../../../src-preload/contract/model.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Loopback, serve } from '../../../e2e/fixtures/loopback.ts';
import { appErrorSchema } from '../../../src-preload/contract/errors.ts';
import { Fault } from '../../fault.ts';
import { testProfile } from './probe.ts';
import { createDifySource } from './source.ts';

const KEY = 'app-0123456789';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
  /** Bytes after which the connection breaks; null: it ends well. */
  readonly cut: number | null;
}

const word = fc.constantFrom(
  'invalid_param',
  'completion_request_error',
  'unauthorized',
  'unknown',
  '',
  'TTS is not enabled',
  `PluginInvokeError: {"message":"[x] Rate Limit Error, ${KEY}"}`,
  `Bearer ${KEY}`,
  '<b>no</b>',
);
const starts = fc.constantFrom(
  'ID3\x04',
  '\xff\xf3\x84\xc4',
  'RIFF\0\0\0\0WAVE',
  'OggS',
  'null',
  ' <html>',
  '{"code":',
  '',
);
const body = fc.oneof(
  fc.uint8Array({ maxLength: 2000 }),
  fc
    .tuple(starts, fc.uint8Array({ maxLength: 500 }))
    .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest])),
  fc.json().map((text) => Buffer.from(text)),
  fc
    .record({
      code: fc.oneof(word, fc.anything()),
      message: fc.oneof(word, fc.anything()),
      status: fc.anything(),
    })
    .map((envelope) => Buffer.from(fc.stringify(envelope)))
    .filter((text) => text.length > 0),
  fc
    .record({ code: word, message: word, status: fc.integer() })
    .map((envelope) => Buffer.from(JSON.stringify(envelope))),
);
const types = fc.constantFrom(
  'audio/mpeg',
  'application/json',
  'text/html',
  'text/html; charset=x',
  ';',
  'x',
);
const encodings = fc.constantFrom('gzip', 'br', 'x-unknown');
const answers: fc.Arbitrary<Answer> = fc.record({
  status: fc.oneof(
    fc.constant(200),
    fc.constantFrom(400, 401, 403, 404, 429, 500, 502),
    fc.integer({ min: 200, max: 599 }),
  ),
  headers: fc
    .record(
      {
        'content-type': types,
        'x-version': fc.constantFrom('1.16.0', '', 'x'.repeat(300)),
        'content-encoding': encodings,
        location: fc.constantFrom('/', 'http://127.0.0.1:9/', '::'),
        'www-authenticate': fc.constantFrom('Bearer realm="api"', 'Basic'),
      },
      { requiredKeys: [] },
    )
    .map((headers) => ({ ...headers })),
  body,
  cut: fc.option(fc.nat(600), { freq: 5 }),
});

let server: Loopback;
let answer: Answer;
beforeAll(async () => {
  server = await serve((_, response) => {
    response.writeHead(answer.status, answer.headers);
    if (answer.cut === null) response.end(answer.body);
    else
      response.write(Buffer.concat([answer.body, Buffer.alloc(8)]).subarray(0, answer.cut + 1), () =>
        response.destroy(),
      );
  });
});
afterAll(() => server.close());

/** Runs it to its end; what it throws must be a Fault that the contract takes and that keeps the key to itself. */
async function check(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(Fault);
    const { error } = thrown as Fault;
    expect(appErrorSchema.parse(error)).toEqual(error);
    expect(error.code).not.toBe('internal');
    expect(JSON.stringify(error)).not.toContain(KEY);
    expect(error.detail ?? '').not.toMatch(/<[a-z][^>]*>/i);
  }
}

it('ends with sound or with a Fault, whatever a server answers', { timeout: 120_000 }, async () => {
  const timeouts = { firstByte: 5_000, stall: 5_000 };
  const url = `${server.url}/v1`;
  const profile = {
    id: 'p',
    name: 'P',
    url,
    user: 'u',
    voice: null,
    allowPlainHttp: false,
    timeouts: defaultTimeouts,
  };
  const source = createDifySource({ profile, key: KEY, fetch, timeouts });
  await fc.assert(
    fc.asyncProperty(answers, fc.boolean(), async (given, byMessage) => {
      answer = given;
      const utterance = byMessage ? { messageId: 'm', voice: null } : { text: 'Hello', voice: null };
      await check(async () => {
        const speech = await source.speak(utterance, new AbortController().signal);
        for await (const chunk of speech.bytes) expect(chunk.length).toBeGreaterThan(0);
      });
      await check(() => testProfile({ url, key: KEY, user: 'u', allowPlainHttp: false, fetch, timeouts }));
    }),
    { numRuns: 1000 },
  );
});
