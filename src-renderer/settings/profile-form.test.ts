import { expect, test } from 'vitest';
import { defaultTimeouts } from '../../src-preload/contract/profile.ts';
import { Program } from '../app/program.fixture.ts';
import { ProfileForm } from './profile-form.svelte.ts';

const kept = {
  id: 'p1',
  name: 'Work',
  url: 'https://dify.example.com/v1',
  user: 'ada',
  voice: 'alloy',
  allowPlainHttp: false,
  timeouts: defaultTimeouts,
  key: 'keyring' as const,
};

test('the key is handed over once and is gone from the form', async () => {
  const program = new Program();
  program.answer('saveProfile', () => ({ value: kept }));
  const form = new ProfileForm(program.bridge, null);
  form.url = ' https://dify.example.com/v1 ';
  form.key = ' app-secret ';
  expect(await form.save()).toEqual(kept);
  expect(form.key).toBe('');
  expect(program.calls.at(-1)?.payload).toEqual({
    name: 'dify.example.com',
    url: 'https://dify.example.com/v1',
    voice: null,
    allowPlainHttp: false,
    timeouts: defaultTimeouts,
    key: 'app-secret',
  });
});

test('an edit without a new key sends none, so the stored one stays', async () => {
  const program = new Program();
  program.answer('saveProfile', () => ({ value: kept }));
  await new ProfileForm(program.bridge, kept).save();
  expect(program.calls.at(-1)?.payload).toEqual({
    id: 'p1',
    name: 'Work',
    url: 'https://dify.example.com/v1',
    user: 'ada',
    voice: 'alloy',
    allowPlainHttp: false,
    timeouts: defaultTimeouts,
  });
});

test('what could not be saved stays as it was typed', async () => {
  const program = new Program();
  program.answer('saveProfile', () => ({ error: { code: 'key_not_kept' } }));
  const form = new ProfileForm(program.bridge, null);
  form.url = 'https://dify.example.com/v1';
  form.key = 'app-secret';
  expect(await form.save()).toBeNull();
  expect([form.key, form.error?.code, form.busy]).toEqual(['app-secret', 'key_not_kept', null]);
});

test('a test completes the address and names the profile', async () => {
  const program = new Program();
  program.answer('testProfile', () => ({
    value: {
      url: 'https://dify.example.com/v1',
      urlCorrected: true,
      serverVersion: null,
      appName: 'Reader',
      appMode: null,
      speech: 'on',
      defaultVoice: null,
      language: null,
    },
  }));
  const form = new ProfileForm(program.bridge, null);
  form.url = 'https://dify.example.com';
  await form.test();
  expect([form.url, form.name]).toEqual(['https://dify.example.com/v1', 'Reader']);
});

test('plain http asks for a yes, which is sent only with such an address', async () => {
  const program = new Program();
  program.answer('saveProfile', () => ({ value: kept }));
  const form = new ProfileForm(program.bridge, null);
  form.url = 'http://dify.lan/v1';
  form.allowPlainHttp = true;
  expect(form.needsConsent).toBe(true);
  form.url = 'https://dify.lan/v1';
  expect(form.needsConsent).toBe(false);
  await form.save();
  expect(program.calls.at(-1)?.payload).toMatchObject({ allowPlainHttp: false });
});

test('a wait that is no number of seconds stops it before anything is sent', async () => {
  const program = new Program();
  program.answer('saveProfile', () => ({ value: kept }));
  const form = new ProfileForm(program.bridge, kept);
  form.timeouts.typed.firstByte = 'long';
  expect(form.strict).toBe(false);
  expect(await form.save()).toBeNull();
  await form.test();
  expect([form.strict, form.busy, program.calls]).toEqual([true, null, []]);
  form.timeouts.typed.firstByte = '45';
  expect(await form.save()).toEqual(kept);
  expect(form.strict).toBe(false);
  expect(program.calls.at(-1)?.payload).toMatchObject({
    timeouts: { connect: 10, firstByte: 45, stall: 30 },
  });
});
