import { gzipSync } from 'node:zlib';
import { difyError, difyHeaders, json, speak, whole } from '../answers.ts';
import { wavOf } from '../tones.ts';
import { failsTwice, goesWell, holds, type NamedFault, stops } from './named-fault.ts';

const MEGABYTE = 1024 * 1024;
const html = '<!doctype html><html><body><h1>Traceback (most recent call last)</h1></body></html>';
/** An Ogg page with an Opus head, as far as anybody looks. */
const ogg = Buffer.concat([
  Buffer.from('OggS\0\x02', 'latin1'),
  Buffer.alloc(22),
  Buffer.from('\x01\x13OpusHead\x01', 'latin1'),
]);
const twice = (bytes: Buffer): Buffer => Buffer.concat([bytes, bytes]);
/** A wav with a remark behind its sound that goes far beyond what one piece may have. */
const endless = (text: string): Buffer => {
  const remark = Buffer.alloc(66 * MEGABYTE);
  remark.write('LIST');
  remark.writeUInt32LE(remark.length - 8, 4);
  return Buffer.concat([wavOf(text), remark]);
};
const doubled = { expected: { outcome: 'spoken', quick: 0, times: 2 } } as const;
const gzip = { 'content-encoding': 'gzip' };

/** Answers with status 200 that are not what they seem. */
export const sounds: readonly NamedFault[] = [
  failsTwice('audio_empty')('null', 'JSON null in place of sound', json(200, null)),
  failsTwice('audio_empty')('zero-bytes', 'no sound at all', speak({ body: () => Buffer.alloc(0) })),
  failsTwice('server_unexpected')(
    'html-200',
    'a web page of Dify itself',
    whole(200, { ...difyHeaders, 'content-type': 'text/html' }, html),
  ),
  holds('server_failed')('json-error-200', 'an error that calls itself a success', (exchange) =>
    whole(
      200,
      { ...difyHeaders, 'content-type': 'application/json' },
      '{"code":"internal_server_error","message":"x","status":500}',
    )(exchange),
  ),
  failsTwice('audio_unreadable')(
    'noise',
    'bytes that are no sound',
    speak({ body: () => Buffer.alloc(3000, 'no sound ') }),
  ),
  stops('audio_unsupported')('ogg', 'sound of a kind that is not read', speak({ body: () => ogg })),
  goesWell('wav', 'wav that calls itself mpeg', speak({ body: (_, text) => wavOf(text) })),
  goesWell(
    'wavs',
    'several wav files in one body',
    speak({ body: (_, text) => twice(wavOf(text)) }),
    doubled,
  ),
  goesWell(
    'mp3s',
    'several mp3 files in one body, a tag at each joint',
    speak({ body: (right) => twice(right) }),
    doubled,
  ),
  failsTwice('server_unexpected')(
    'too-much',
    'more than 64 MB',
    speak({ body: (_, text) => endless(text), bytes: MEGABYTE }),
  ),
  goesWell('gzip', 'packed, as a proxy may do', speak({ body: (right) => gzipSync(right), headers: gzip })),
  holds('audio_cut')(
    'gzip-broken',
    'packed, and broken',
    speak({ body: (right) => gzipSync(right).fill(0xff, 400), headers: gzip }),
  ),
  failsTwice('audio_unreadable')(
    'gzip-unnamed',
    'packed, and nobody says so',
    speak({ body: (right) => gzipSync(right) }),
  ),
  stops('key_refused')('key-error-200', 'a refused key that calls itself a success', (exchange) =>
    json(200, { code: 'unauthorized', message: 'Access token is invalid', status: 401 })(exchange),
  ),
  stops('quota_used_up')(
    'quota-402',
    'quota by another status',
    difyError(402, 'provider_quota_exceeded', 'No credit.'),
  ),
];
