import { expect, test } from 'vitest';
import type { Voice } from '../../src-preload/contract/model.ts';
import { filterGroups, flatten } from '../ui/options.ts';
import { groupVoices } from './voice-groups.ts';

const voices: Voice[] = [
  { id: 'de', name: 'German', language: 'de', origin: 'device' },
  { id: 'en-us', name: 'English_(America)', language: 'en-us', origin: 'device' },
  { id: 'en-gb-x-rp', name: 'English_(Received_Pronunciation)', language: 'en-gb-x-rp', origin: 'device' },
  { id: 'chr', name: 'Cherokee_', language: 'chr-US-Qaaa-x-west', origin: 'device' },
  { id: 'alien', name: 'Alien', language: '', origin: 'device' },
];
const labels = (preferred: string[]): string[] =>
  groupVoices(voices, preferred, 'Other voices').map((group) => group.label);

test('the languages of the person come first, voices without a language last', () => {
  expect(labels([])).toEqual(['Cherokee', 'English', 'German', 'Other voices']);
  expect(labels(['de-AT', 'en'])).toEqual(['German', 'English', 'Cherokee', 'Other voices']);
});

test('names read as words', () => {
  const names = flatten(groupVoices(voices, ['en'], 'Other voices')).map((option) => option.label);
  expect(names).toContain('English (Received Pronunciation)');
  expect(names).toContain('Cherokee');
});

test('a voice is found by name, id and its language in both tongues', () => {
  const groups = groupVoices(voices, [], 'Other voices');
  const found = (query: string): string[] =>
    flatten(filterGroups(groups, query)).map((option) => option.value);
  expect(found('deutsch')).toEqual(['de']);
  expect(found('german')).toEqual(['de']);
  expect(found('received')).toEqual(['en-gb-x-rp']);
  expect(found('en-us')).toEqual(['en-us']);
});

test('a tag that is none does not break the list', () => {
  const odd = groupVoices(
    [{ id: 'o', name: 'Odd', language: '??', origin: 'device' }],
    ['en'],
    'Other voices',
  );
  expect(odd).toEqual([
    {
      label: 'Other voices',
      options: [{ value: 'o', label: 'Odd', note: 'o', search: 'Odd o Other voices ' }],
    },
  ]);
});
