import { expect, test } from 'vitest';
import type { ProfileReport } from '../../src-preload/contract/profile.ts';
import { reportWords } from './report-words.ts';

const report: ProfileReport = {
  url: 'https://dify.example.com/v1',
  urlCorrected: true,
  serverVersion: '1.16.0',
  appName: 'Reader',
  appMode: 'chat',
  speech: 'on',
  defaultVoice: 'alloy',
  language: 'en-US',
};

test('tells all that was found', () => {
  expect(reportWords(report)).toEqual([
    'Connected to “Reader”.',
    'Speech is on in this app.',
    'Its default voice is alloy.',
    'The server runs Dify 1.16.0.',
    'The address was completed to https://dify.example.com/v1.',
  ]);
});

test('says only what is known', () => {
  const bare = { ...report, urlCorrected: false, serverVersion: null, appName: null, defaultVoice: null };
  expect(reportWords({ ...bare, speech: 'unknown' })).toEqual([
    'Connected.',
    'The server does not say whether speech is on. Speak a few words to find out.',
  ]);
});
