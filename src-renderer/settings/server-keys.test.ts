import { expect, test } from 'vitest';
import { Program } from '../app/program.fixture.ts';
import { ServerKeys } from './server-keys.svelte.ts';

const reader = { id: 'k1', name: 'Reader', createdAt: 1_790_000_000 };
const browser = { id: 'k2', name: 'Browser', createdAt: 1_790_000_100 };

async function open() {
  const program = new Program();
  program.answer('listServerKeys', () => ({ value: { keys: [reader] } }));
  const keys = new ServerKeys(program.bridge);
  await keys.load();
  return { program, keys };
}

test('lists what there is, and tells when that is not known', async () => {
  const { program, keys } = await open();
  expect(keys.list).toEqual([reader]);
  program.answer('listServerKeys', () => ({ error: { code: 'storage_failed' } }));
  await keys.load();
  expect([keys.list, keys.error?.code]).toEqual([[reader], 'storage_failed']);
});

test('a new key is here while it is shown, and then nowhere', async () => {
  const { program, keys } = await open();
  program.answer('makeServerKey', () => ({ value: { ...browser, key: 'vt-secret' } }));
  await keys.make(' Browser ');
  expect(program.calls.at(-1)?.payload).toEqual({ name: 'Browser' });
  expect(keys.made?.key).toBe('vt-secret');
  keys.drop();
  expect(keys.list).toEqual([reader, browser]);
  expect(JSON.stringify([keys.made, keys.list])).not.toContain('vt-secret');
});

test('a key without a name is not asked for; one that cannot be made says why', async () => {
  const { program, keys } = await open();
  const before = program.calls.length;
  await keys.make('  ');
  expect(program.calls.length).toBe(before);
  program.answer('makeServerKey', () => ({ error: { code: 'storage_failed' } }));
  await keys.make('Browser');
  expect([keys.made, keys.makeError?.code, keys.busy]).toEqual([null, 'storage_failed', false]);
});

test('a revoked key is gone; one that could not be revoked stays', async () => {
  const { program, keys } = await open();
  program.answer('revokeServerKey', () => ({ error: { code: 'storage_failed' } }));
  await keys.revoke('k1');
  expect([keys.list, keys.error?.code]).toEqual([[reader], 'storage_failed']);
  program.answer('revokeServerKey', () => ({ value: {} }));
  await keys.revoke('k1');
  expect([keys.list, keys.error]).toEqual([[], null]);
});
