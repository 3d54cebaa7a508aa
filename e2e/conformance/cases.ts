import type { Ask } from './ask.ts';

/** A request and what the contract says of its answer. */
export interface Case extends Ask {
  readonly name: string;
  readonly status: number;
  /** `code` of the envelope; absent for 200. */
  readonly code?: string;
}

const speech = (
  name: string,
  body: unknown,
  answer: Pick<Case, 'status' | 'code'>,
  more: Partial<Ask> = {},
) => ({
  name,
  method: 'POST',
  path: '/text-to-audio',
  body,
  ...answer,
  ...more,
});
const TEXT = 'Hello, welcome to our service.';
const good = { status: 200 };
const invalid = { status: 400, code: 'invalid_param' };
const refused = { status: 401, code: 'unauthorized' };

/** What every server of this contract answers alike. */
export const cases: readonly Case[] = [
  speech('the example of the documents', { text: TEXT, user: 'abc-123', voice: '', streaming: false }, good),
  speech('a text alone', { text: TEXT }, good),
  speech('nulls for what is left out', { text: TEXT, voice: null, message_id: null, streaming: null }, good),
  speech('white space around a text', { text: `\n  ${TEXT}\t` }, good),
  speech(
    'a message that is not there',
    { message_id: '7f1b3c1e-5d0a-4a52-9b1d-0c8f4f6f2a10', user: 'a' },
    good,
  ),
  speech('a message’s id that is no id, and wins over the text', { message_id: 'none', text: TEXT }, good),
  speech('a type with a character set', { text: TEXT }, good, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  }),
  speech('no text', { user: 'abc-123' }, invalid),
  speech('null for a text', { text: null }, invalid),
  speech('an empty text', { text: '' }, invalid),
  speech('a blank text', { text: ' \n ' }, invalid),
  speech('a text that is a number', { text: 7 }, invalid),
  speech('broken JSON', '{"text":', { status: 400, code: 'bad_request' }),
  speech('no body', '', { status: 400, code: 'bad_request' }),
  speech(
    'another type',
    'text=hello',
    { status: 415, code: 'unsupported_media_type' },
    {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
  ),
  speech('no key', { text: TEXT }, refused, { authorization: null }),
  speech('a scheme without a key', { text: TEXT }, refused, { authorization: 'Bearer' }),
  speech('another scheme', { text: TEXT }, refused, { authorization: 'Basic dXNlcjpwYXNz' }),
  speech('a wrong key', { text: TEXT }, refused, { authorization: 'Bearer app-wrong' }),
  speech('no key, before its body is looked at', '{', refused, { authorization: null }),
  { name: 'another method', method: 'GET', path: '/text-to-audio', status: 405, code: 'method_not_allowed' },
  { name: 'the root, without a key', method: 'GET', path: '/', authorization: null, status: 200 },
  ...['/info', '/parameters', '/parameters?user=abc-123', '/site', '/meta'].map((path) => ({
    name: path,
    method: 'GET',
    path,
    status: 200,
  })),
  ...['/info', '/parameters', '/site', '/meta'].map((path) => ({
    name: `${path} without a key`,
    method: 'GET',
    path,
    authorization: null,
    ...refused,
  })),
  {
    name: 'facts that are sent',
    method: 'POST',
    path: '/info',
    body: {},
    status: 405,
    code: 'method_not_allowed',
  },
  { name: 'a path that is none', method: 'GET', path: '/nothing', status: 404, code: 'not_found' },
];
