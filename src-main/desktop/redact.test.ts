import { expect, test } from 'vitest';
import { createRedactor } from './redact.ts';

const redact = createRedactor({ home: '/home/ada', names: () => ['dify.example.com', 'Work', ''] });

test.each([
  ['key app-4hV9qTzYw0 refused', 'key (key) refused'],
  ['Authorization: Bearer abc.def', 'Authorization: (key)'],
  ['made vt-Zk3fPq9LmN2xRt7vBw5yCd8e', 'made (key)'],
  ['a0B1c2D3e4F5g6H7i8J9k0L1m2N3', '(hidden)'],
  ['GET https://ada:pw@host.example/v1/info?key=1#x failed', 'GET https://(server)/v1/info failed'],
  ['GET http://127.0.0.1:8377/v1/meta?q=text', 'GET http://127.0.0.1:8377/v1/meta'],
  ['app://ui/audio/1/2?x=y', 'app://ui/audio/1/2'],
  ['getaddrinfo ENOTFOUND other.example.org', 'getaddrinfo ENOTFOUND (server)'],
  ['connect ECONNREFUSED 10.1.2.3:443', 'connect ECONNREFUSED (server)'],
  ['no answer of dify.example.com for Work', 'no answer of (server) for (server)'],
  ["ENOENT: open '/home/ada/books/x'", "ENOENT: open '~/books/x'"],
  ['from ada@example.org', 'from (mail)'],
  ['one\ntwo\u2028three\u0000four', 'one two three four'],
  ['narration 3f2b8c1e-9d4a-4b7c-8e2f-1a2b3c4d5e6f', 'narration 3f2b8c1e-9d4a-4b7c-8e2f-1a2b3c4d5e6f'],
  ['piece 12: server_timeout, again in 1.5 s', 'piece 12: server_timeout, again in 1.5 s'],
])('%s', (line, clean) => {
  expect(redact(line)).toBe(clean);
});

test('a line has an end', () => {
  expect(redact('word '.repeat(1000)).length).toBeLessThan(700);
});
