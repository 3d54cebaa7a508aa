import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultTimeouts, type Profile } from '../../src-preload/contract/profile.ts';
import { Fault } from '../fault.ts';
import { readProfileFile, writeProfileFile } from './profile-file.ts';

const work: Profile = {
  id: 'p-1',
  name: 'Work',
  url: 'http://dify.lan/v1',
  user: 'reader-7',
  voice: 'nova',
  allowPlainHttp: true,
  timeouts: { connect: 3, firstByte: 40, stall: 5.5 },
};
const file = (profiles: unknown, rest: object = {}): string =>
  JSON.stringify({ format: 'voicetray-profiles', version: 1, profiles, ...rest });
const code = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (thrown) {
    return thrown instanceof Fault ? thrown.error.code : thrown;
  }
};

it('carries a profile without its id, its consent and anything that is no part of a profile', () => {
  const text = writeProfileFile([{ ...work, key: 'app-secret' } as Profile]);
  expect(JSON.parse(text)).toEqual({
    format: 'voicetray-profiles',
    version: 1,
    profiles: [
      {
        name: 'Work',
        url: 'http://dify.lan/v1',
        user: 'reader-7',
        voice: 'nova',
        timeouts: { connect: 3, firstByte: 40, stall: 5.5 },
      },
    ],
  });
  const { name, url, user, voice, timeouts } = work;
  expect(readProfileFile(text)).toEqual([{ name, url, user, voice, timeouts }]);
});

it('has no file of no profiles', () => {
  expect(code(() => writeProfileFile([]))).toBe('profiles_none');
});

it('fills in what a file may leave out, and drops what it must not bring', () => {
  const entry = { name: ' Home\u0007 ', url: ' https://dify.example.com/v1 ', key: 'app-secret', id: 'mine' };
  expect(readProfileFile(file([{ ...entry, allowPlainHttp: true }]))).toEqual([
    { name: 'Home', url: 'https://dify.example.com/v1', voice: null, timeouts: defaultTimeouts },
  ]);
});

it('reads the good entries beside the bad, and names the bad', () => {
  const read = readProfileFile(
    file([{ name: 'Good', url: 'https://a/v1' }, { name: 'No address' }, 7, { name: '', url: 'https://a' }]),
  );
  expect(read[0]).toMatchObject({ name: 'Good' });
  expect(read.slice(1)).toMatchObject([
    { error: { code: 'profile_left_out', params: { name: 'No address' }, detail: 'url' } },
    { error: { code: 'profile_left_out', params: { name: '3' } } },
    { error: { code: 'profile_left_out', params: { name: '4' }, detail: 'name' } },
  ]);
});

it.each([
  ['profiles_unreadable', ''],
  ['profiles_unreadable', '{"version": 1'],
  ['profiles_unreadable', '[]'],
  ['profiles_unreadable', '{"version": 1, "profiles": [{}]}'],
  ['profiles_unreadable', file([])],
  ['profiles_unreadable', file({})],
  ['profiles_unreadable', file(Array.from({ length: 1001 }, () => work))],
  ['profiles_unreadable', file([work], { format: 'other' })],
  ['profiles_unreadable', file([work], { version: 'one' })],
  ['profiles_unreadable', file([work]) + ' '.repeat(1_000_000)],
  ['profiles_newer', file([work], { version: 2 })],
])('answers %s to %.40s', (expected, text) => {
  expect(code(() => readProfileFile(text))).toBe(expected);
});

it('never fails but by a Fault, whatever it is given', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.array(fc.object()).map(file)), (text) => {
      const answer = code(() => readProfileFile(text));
      expect(Array.isArray(answer) || typeof answer === 'string').toBe(true);
    }),
  );
});
