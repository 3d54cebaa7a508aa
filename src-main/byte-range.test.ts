import { expect, test } from 'vitest';
import { cutRange, parseRange } from './byte-range.ts';

async function* tens() {
  for (let at = 0; at < 100; at += 10) {
    await Promise.resolve();
    yield Uint8Array.from({ length: 10 }, (_, step) => at + step);
  }
}

test.each([
  ['bytes=5-', { from: 5, to: null }],
  ['bytes=0-0', { from: 0, to: 0 }],
  [' bytes=5-9 ', { from: 5, to: 9 }],
  ['bytes=-7', { last: 7 }],
])('%s is a range', (header, range) => {
  expect(parseRange(header)).toEqual(range);
});

test.each([
  null,
  undefined,
  '',
  'bytes=0-',
  'bytes=-',
  'bytes=9-5',
  'bytes=1-2,4-5',
  'bytes=a-',
  'items=1-2',
])('%s asks for all', (header) => {
  expect(parseRange(header)).toBeNull();
});

test('a range that hangs on a validator is passed over', () => {
  expect(parseRange('bytes=5-', '"abc"')).toBeNull();
});

test.each([
  ['bytes=95-', 'bytes 95-99/100', [95, 96, 97, 98, 99]],
  ['bytes=0-1', 'bytes 0-1/100', [0, 1]],
  ['bytes=98-4000', 'bytes 98-99/100', [98, 99]],
  ['bytes=-2', 'bytes 98-99/100', [98, 99]],
  ['bytes=9-11', 'bytes 9-11/100', [9, 10, 11]],
])('%s gives its bytes', async (header, contentRange, bytes) => {
  expect(await cutRange(tens(), parseRange(header)!)).toEqual({
    contentRange,
    bytes: Uint8Array.from(bytes),
  });
});

test.each(['bytes=100-', 'bytes=-0'])('%s has no bytes', async (header) => {
  expect(await cutRange(tens(), parseRange(header)!)).toEqual({ contentRange: 'bytes */100', bytes: null });
});
