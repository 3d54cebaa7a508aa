import { hangUp, late, raw, reset, silence, speak, whole } from '../answers.ts';
import { goesWell, holds, type NamedFault, stops, well } from './named-fault.ts';

const SOME = 900;
const cut = (breaks: 'reset' | 'fin' | 'stall' | 'garbage') => speak({ after: SOME, bytes: 300, breaks });
const nothing = { script: well };

/** What happens to the connection, whatever Dify wanted to say. */
export const connections: readonly NamedFault[] = [
  holds('server_unreachable')('refused', 'nobody listens on the port', reset, { place: 'refused' }),
  holds('server_unreachable')('dns', 'the name of the server is not known', reset, { place: 'nowhere' }),
  goesWell('ipv6', 'the server is there by IPv6 alone', speak(), { place: 'ipv6', ...nothing }),
  holds('server_unreachable')('reset', 'the connection is torn down before a word', reset, { facts: reset }),
  holds('server_unreachable')('hang-up', 'the connection is closed before a word', hangUp, { facts: hangUp }),
  holds('audio_cut')(
    'reset-mid-body',
    'the connection is torn down in the middle of the sound',
    cut('reset'),
  ),
  holds('audio_cut')('fin-early', 'the connection is closed in the middle of the sound', cut('fin')),
  holds('audio_cut')('chunk-garbage', 'garbage where the next chunk should be', cut('garbage')),
  holds('audio_cut')(
    'long-length',
    'the sound is shorter than announced',
    speak({ framing: 'length', lie: 400, breaks: 'fin' }),
  ),
  goesWell('short-length', 'more is sent than announced', speak({ framing: 'length', lie: -200 })),
  goesWell('slow-headers', 'the answer begins after two seconds', late(2)),
  holds('server_timeout')('silence', 'never a word', silence, { runsOut: 'firstByte', facts: silence }),
  holds('server_timeout')('stall', 'the sound stops to flow', cut('stall'), { runsOut: 'stall' }),
  holds('server_timeout')(
    'stall-at-once',
    'the answer begins, and no sound follows',
    speak({ after: 0, breaks: 'stall' }),
    {
      runsOut: 'firstByte',
    },
  ),
  holds('server_timeout')('drip', 'one byte a second, for ever', speak({ bytes: 1, every: 1 }), {
    runsOut: 'stall',
  }),
  goesWell(
    'http-1.0',
    'an old server, whose sound ends with the connection',
    speak({ http: 'HTTP/1.0', framing: 'close' }),
  ),
  stops('url_not_dify')(
    'not-http',
    'something else than a web server answers',
    raw('SSH-2.0-OpenSSH_9.2\r\n'),
    {
      facts: raw('SSH-2.0-OpenSSH_9.2\r\n'),
    },
  ),
  stops('url_not_dify')(
    'huge-headers',
    'headers without end',
    whole(200, { 'x-long': 'x'.repeat(200_000) }, ''),
  ),
  stops('server_untrusted')('tls-self-signed', 'a certificate nobody has signed', reset, {
    place: 'self-signed',
    ...nothing,
  }),
  stops('server_untrusted')('tls-expired', 'a certificate that has ended', reset, {
    place: 'expired',
    ...nothing,
  }),
  stops('server_untrusted')('tls-wrong-host', 'the certificate of another server', reset, {
    place: 'wrong-host',
    ...nothing,
  }),
  goesWell('tls-own-authority', 'a certificate of an authority of the house', speak(), {
    place: 'trusted',
    ...nothing,
  }),
  stops('url_not_dify')('tls-expected', 'https is spoken to a plain server', reset, {
    place: 'plain-as-tls',
    ...nothing,
  }),
  stops('url_not_dify')('tls-unexpected', 'http is spoken to a TLS server', reset, {
    place: 'tls-as-plain',
    ...nothing,
  }),
];
