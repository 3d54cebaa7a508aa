import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { RawAnswer } from './raw-server.fixture.ts';

/** The key that the generated answers echo. */
export const ECHOED = 'app-0123456789';

/** The key as it is, in another letter case, taken apart, and as a part of more. */
const echo = fc.constantFrom(
  ECHOED,
  ECHOED.toUpperCase(),
  Array.from(ECHOED).join(' '),
  `${ECHOED.slice(0, 7)}\n${ECHOED.slice(7)}`,
  `${ECHOED.slice(0, 5)}<b>${ECHOED.slice(5)}</b>`,
  `Authorization: Bearer ${ECHOED}`,
);
/** Words that a server might send, the key among them. */
export const phrase = fc.oneof(
  { weight: 3, arbitrary: echo },
  fc.constantFrom(
    ...['invalid_param', 'completion_request_error', 'unauthorized', 'unknown', 'not_chat_app', ''],
    ...['TTS is not enabled', 'Text is required', '<b>no</b>', '<!doctype html><title>Sign in</title>'],
    ...['[x] Rate Limit Error, slow down', 'Invalid token', '\0\u202e\ufeff', 'not_found'],
  ),
  echo.map(
    (key) => `req_id: 1 PluginInvokeError: {"error_type":"X","message":"[x] Rate Limit Error, ${key}"}`,
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  echo.map((key) => 'x'.repeat(295) + key),
);
const value = fc.oneof(phrase, phrase, fc.anything({ withNullPrototype: true }));

/** Objects that look like what each road of Dify answers, with wrong values here and there. */
const looksRight = fc.oneof(
  fc.record({ code: value, message: value, status: fc.oneof(fc.integer(), fc.anything()) }),
  fc.record({ welcome: value, api_version: value, server_version: value }),
  fc.record(
    { name: value, mode: fc.oneof(fc.constantFrom('chat', 'completion'), value) },
    { requiredKeys: [] },
  ),
  fc.record({
    text_to_speech: fc.oneof(
      value,
      fc.record({ enabled: fc.oneof(fc.boolean(), value), voice: value, language: value }),
    ),
    user_input_form: fc.oneof(value, fc.array(value, { maxLength: 3 })),
  }),
  fc.record({
    data: fc.oneof(
      value,
      fc.array(
        fc.record(
          { id: value, name: value, query: value, answer: value, created_at: value, updated_at: value },
          { requiredKeys: [] },
        ),
        { maxLength: 3 },
      ),
    ),
    has_more: value,
    limit: value,
  }),
);
const streamed = fc.oneof(
  fc.record({
    event: fc.constantFrom('message', 'agent_message', 'message_replace', 'text_chunk'),
    answer: value,
    message_id: value,
    conversation_id: value,
    task_id: value,
    data: value,
  }),
  fc.record({
    event: fc.constantFrom('message_end', 'workflow_finished', 'tts_message'),
    data: value,
    id: value,
  }),
  fc.record({ event: fc.constant('error'), status: value, code: value, message: value }),
  looksRight,
);
const eventLine = fc.oneof(
  { weight: 4, arbitrary: streamed.map((event) => `data: ${json(event)}\n\n`) },
  fc.constantFrom(
    'event: ping\n\n',
    ':\n\n',
    'data:\n\n',
    'data: [DONE]\n\n',
    'data: {"event":"mess',
    'retry: x\n',
  ),
  phrase,
);

function json(any: unknown): string {
  try {
    return JSON.stringify(any) ?? 'null';
  } catch {
    return fc.stringify(any);
  }
}

const bytes = (text: string): Uint8Array => Buffer.from(text);
const starts = fc.constantFrom(
  'ID3\x04',
  '\xff\xf3\x84\xc4',
  'RIFF\0\0\0\0WAVE',
  'OggS',
  'fLaC',
  'null',
  '{"code":',
  '',
);
const body: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 2000 }),
  fc
    .tuple(starts, fc.uint8Array({ maxLength: 500 }))
    .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest])),
  fc.json().map(bytes),
  looksRight.map((object) => bytes(json(object))),
  looksRight.map((object) => bytes(`\ufeff${json(object).slice(0, -1)}`)),
  fc.array(eventLine, { maxLength: 6 }).map((lines) => bytes(lines.join(''))),
  phrase.map((words) => bytes(`<!DOCTYPE html><html><body><pre>${words}</pre>`)),
  phrase.map(bytes),
);

const headerValue = fc.oneof(
  fc.constantFrom('', ';', 'x', 'x'.repeat(300)),
  echo.map((key) => key.replace('\n', ' ')),
  fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
);
const headers = fc.record(
  {
    'content-type': fc.constantFrom(
      ...[
        'audio/mpeg',
        'application/json',
        'text/event-stream',
        'text/html',
        'text/html; charset=x',
        ';',
        'x',
      ],
    ),
    'x-version': fc.oneof(fc.constant('1.16.0'), headerValue),
    location: fc.oneof(fc.constantFrom('/', 'http://127.0.0.1:9/', '::'), headerValue),
    'retry-after': fc.constantFrom(
      '1',
      '-1',
      '1e9',
      'soon',
      '99999999999999999999',
      'Wed, 21 Oct 2015 07:28:00 GMT',
    ),
    'www-authenticate': fc.oneof(fc.constantFrom('Bearer realm="api"', 'Basic'), headerValue),
    'set-cookie': headerValue,
    link: headerValue,
  },
  { requiredKeys: [] },
);
const status = fc.oneof(
  fc.constant(200),
  fc.constantFrom(400, 401, 403, 404, 429, 500, 502),
  fc.integer({ min: 200, max: 599 }),
);
/** How the end of the body is told, and whether it comes. */
const framing = fc.constantFrom('length', 'length', 'chunks', 'close', 'too long', 'no last chunk', 'reset');
const encoding = fc.option(fc.constantFrom('gzip', 'no gzip', 'br', 'x-unknown'), { freq: 6 });

/** Answers that are HTTP: any status, headers and body, some cut short. */
export const framedAnswers: fc.Arbitrary<RawAnswer> = fc
  .record({ status, headers, body, framing, encoding })
  .map(({ status, headers, body, framing, encoding }) => {
    const packed = encoding === 'gzip' ? gzipSync(body) : body;
    const fields: Record<string, string | number> = { ...headers };
    if (encoding) fields['content-encoding'] = encoding.replace('no ', '');
    if (framing === 'length') fields['content-length'] = packed.length;
    if (framing === 'too long' || framing === 'reset') fields['content-length'] = packed.length + 8;
    if (framing.includes('chunk')) fields['transfer-encoding'] = 'chunked';
    else if (framing !== 'length') fields['connection'] = 'close';
    const sent = framing.includes('chunk') ? inChunks(packed, framing === 'chunks') : packed;
    const none = status === 204 || status === 205 || status === 304;
    const whole = framing === 'length' || framing === 'chunks';
    return {
      bytes: Buffer.concat([head(`HTTP/1.1 ${status} Whatever`, fields), sent]),
      then: framing === 'reset' ? 'reset' : whole && !none ? 'keep' : 'end',
    };
  });

/** An answer of a server that works. */
export const goodAnswer = (value: unknown): RawAnswer => {
  const body = Buffer.from(JSON.stringify(value));
  const fields = { 'content-type': 'application/json', 'content-length': body.length };
  return { bytes: Buffer.concat([head('HTTP/1.1 200 OK', fields), body]), then: 'keep' };
};

function head(line: string, fields: Readonly<Record<string, string | number>>): Buffer {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${line}\r\n${lines.join('')}\r\n`, 'latin1');
}

function inChunks(body: Uint8Array, ended: boolean): Buffer {
  const half = body.length >> 1;
  const chunks = [body.subarray(0, half), body.subarray(half)].filter(({ length }) => length > 0);
  const framed = chunks.flatMap((chunk) => [`${chunk.length.toString(16)}\r\n`, chunk, '\r\n']);
  return Buffer.concat([...framed, ended ? '0\r\n\r\n' : ''].map((part) => Buffer.from(part as string)));
}
