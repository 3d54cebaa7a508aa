import { expect, test } from 'vitest';
import { filterGroups, flatten, type Group, plain, step } from './options.ts';

const groups: Group[] = [
  { label: 'English', options: [{ value: 'en-us', label: 'America', search: 'America en-us English' }] },
  { label: 'French', options: [{ value: 'fr', label: 'Français', search: 'Français fr French' }] },
  { label: '', options: [{ value: 'x', label: 'Robot' }] },
];
const found = (query: string): string[] => flatten(filterGroups(groups, query)).map((option) => option.value);

test('every word must match, in any order, without regard to accents or case', () => {
  expect(found('')).toEqual(['en-us', 'fr', 'x']);
  expect(found('  FRANCAIS ')).toEqual(['fr']);
  expect(found('english amer')).toEqual(['en-us']);
  expect(found('robot')).toEqual(['x']);
  expect(found('klingon')).toEqual([]);
});

test('groups without a match are left out', () => {
  expect(filterGroups(groups, 'fr').map((group) => group.label)).toEqual(['French']);
});

test('takes accents off but keeps other scripts', () => {
  expect(plain('Ελληνικά 中文 Čeština')).toBe('ελληνικα 中文 cestina');
});

test('arrow keys go round, pages stop at the ends', () => {
  expect([step(-1, 1, 3), step(2, 1, 3), step(0, -1, 3), step(-1, -1, 3)]).toEqual([0, 0, 2, 2]);
  expect([step(1, 8, 3), step(1, -8, 3), step(0, 1, 0)]).toEqual([2, 0, -1]);
});
