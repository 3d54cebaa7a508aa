import fc from 'fast-check';
import { ECHOED, phrase } from './answers.fixture.ts';
import type { RawAnswer } from './raw-server.fixture.ts';

/** Lines and headers that no HTTP server sends. */
const garbledHead = fc.oneof(
  fc.constantFrom(
    ...[
      'HTTP/1.1 200\r\n\r\n',
      'HTTP/1.1 2000 OK\r\n\r\n',
      'HTTP/1.1 000 X\r\n\r\n',
      'HTTP/9.9 200 OK\r\n\r\n',
    ],
    ...[
      'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n',
      'HTTP/1.1 100\r\n\r\n',
    ],
    ...['HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(20), 'ICY 200 OK\r\n\r\n', '\r\n\r\n\r\n'],
    ...['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', '\x15\x03\x01\0\x02\x02\x46', 'SSH-2.0-x\r\n', '-ERR no\r\n'],
    ...['HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n', 'HTTP/1.1 200 OK\r\ncontent-length: 1e9\r\n\r\n'],
    ...[
      'HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\n',
      'HTTP/1.1 200 OK\r\nno colon\r\n\r\n',
    ],
    ...[
      'HTTP/1.1 200 OK\r\n folded: x\r\n\r\n',
      'HTTP/1.1 200 OK\r\nx: a\0b\r\n\r\n',
      'HTTP/1.1 200 OK\nx: y\n\n',
    ],
    ...[
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n',
      'HTTP/1.1 200 OK\r\nx: y',
    ],
    ...['HTTP/1.1 200 OK\r\ntransfer-encoding: gzip\r\n\r\n', 'HTTP/1.1 301 X\r\nlocation: \xff\xfe\r\n\r\n'],
    `HTTP/1.1 401 Bearer ${ECHOED}\r\ncontent-length: x${ECHOED}\r\n\r\n`,
    `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`,
    `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(3000)}\r\n`,
    `HTTP/1.1 200 OK\r\ncontent-encoding: ${'gzip, '.repeat(12)}gzip\r\n\r\n`,
  ),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  fc.string({ maxLength: 80 }).map((text) => `HTTP/1.1 200 OK\r\n${text}\r\n\r\n`),
  fc.string({ maxLength: 80 }).map((text) => `HTTP/1.1 ${text}\r\n\r\n`),
);
const badChunks = fc
  .tuple(
    fc.constantFrom('ID3\x04', 'RIFF\0\0\0\0WAVE', '{"event":', 'data: {}\n\n'),
    fc.constantFrom(
      ...[
        'zz\r\nabc\r\n',
        '-4\r\nabcd\r\n',
        'ffffffffffffffffff\r\nabc',
        '5\r\nabc\r\n0\r\n\r\n',
        '5;x="\r\nabcde\r\n',
      ],
      ...['0\r\nx: y', '0\r\n\0: y\r\n\r\n', '3\nabc\n', '3 \r\nabc\r\n', '\r\n\r\n', `5\r\n${ECHOED}\r\n`],
    ),
  )
  .map(([start, rest]) => {
    const first = `${start.length.toString(16)}\r\n${start}\r\n`;
    return `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${first}${rest}`;
  });

/** Answers that are not HTTP, or break its rules on the way. */
export const garbledAnswers: fc.Arbitrary<RawAnswer> = fc
  .tuple(fc.oneof(garbledHead, badChunks), phrase, fc.constantFrom('end', 'reset'))
  .map(([start, rest, then]) => ({ bytes: Buffer.from(start + rest, 'latin1'), then }));
