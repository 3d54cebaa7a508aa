import { expect, test } from 'vitest';
import { Program } from '../app/program.fixture.ts';
import { profileCarry } from '../settings/profile-carry.ts';
import { Carry } from './carry.svelte.ts';

const file = (text: string): Pick<File, 'size' | 'text'> => ({
  size: text.length,
  text: () => Promise.resolve(text),
});

function open() {
  const program = new Program();
  const fetched: string[][] = [];
  return {
    program,
    fetched,
    carry: new Carry(profileCarry(program.bridge), (url, name) => fetched.push([url, name])),
  };
}

test('a download is fetched, a file is named, and a change of mind says nothing', async () => {
  const { program, fetched, carry } = open();
  program.answer('exportProfiles', () => ({ value: { to: 'download', url: 'saved/x', name: 'p.json' } }));
  await carry.export();
  expect(fetched).toEqual([['saved/x', 'p.json']]);
  expect(carry.exported).toMatchObject({ to: 'download' });
  program.answer('exportProfiles', () => ({ value: { to: 'file', path: '/home/p.json' } }));
  await carry.export(true);
  expect([carry.exported, fetched.length]).toEqual([{ to: 'file', path: '/home/p.json' }, 1]);
  program.answer('exportProfiles', () => ({ value: { to: 'cancelled' } }));
  await carry.export();
  expect([carry.exported, carry.error, carry.busy]).toEqual([null, null, null]);
});

test('the text of a file is handed over, and what came of it is told', async () => {
  const { program, carry } = open();
  const value = {
    added: ['Work'],
    known: [],
    skipped: [{ code: 'profile_left_out', params: { name: 'Half' } }],
  };
  program.answer('importProfiles', () => ({ value }));
  await carry.import(file('{"a": 1}'));
  expect(program.calls.at(-1)?.payload).toEqual({ json: '{"a": 1}' });
  expect([carry.imported, carry.busy]).toEqual([value, null]);
  program.answer('importProfiles', () => ({ error: { code: 'profiles_newer' } }));
  await carry.import(file('{}'));
  expect([carry.imported, carry.error]).toEqual([null, { code: 'profiles_newer' }]);
});

test('what is too large or cannot be read is not sent', async () => {
  const { program, carry } = open();
  const gone = { size: 5, text: () => Promise.reject(new Error('gone')) };
  const large = { size: 5_000_000, text: () => Promise.reject(new Error('never read')) };
  for (const given of [gone, large, file('a'.repeat(1_000_001))]) {
    await carry.import(given);
    expect([carry.error?.code, carry.busy]).toEqual(['profiles_unreadable', null]);
  }
  expect(program.calls).toEqual([]);
});
