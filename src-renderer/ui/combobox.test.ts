import { expect, test } from 'vitest';
import { ComboboxState } from './combobox.svelte.ts';
import type { Group } from './options.ts';

const groups: Group[] = [
  { label: 'English', options: [{ value: 'en', label: 'English' }] },
  { label: 'French', options: [{ value: 'fr', label: 'French' }] },
];

function box(
  value: string | null,
  free?: (query: string) => string,
): { state: ComboboxState; chosen: string[] } {
  const chosen: string[] = [];
  const state = new ComboboxState(() => ({ groups, value, free, onchoose: (choice) => chosen.push(choice) }));
  return { state, chosen };
}

test('opens at what is chosen, and the arrows and Enter choose', () => {
  const { state, chosen } = box('en');
  expect(state.key('ArrowDown')).toBe(true);
  expect([state.open, state.active]).toEqual([true, 0]);
  state.key('ArrowDown');
  state.key('Enter');
  expect(chosen).toEqual(['fr']);
  expect(state.open).toBe(false);
});

test('typing narrows the list and points at the first match', () => {
  const { state, chosen } = box('en');
  state.type('fre');
  expect(state.options.map((option) => option.value)).toEqual(['fr']);
  state.key('Enter');
  expect(chosen).toEqual(['fr']);
});

test('a value or a name that is typed whole is pointed at, whatever matches beside it', () => {
  const found: Group[] = [
    {
      label: '',
      options: [
        { value: 'mykai', label: 'MyKai' },
        { value: 'Kai', label: 'Kai' },
      ],
    },
  ];
  const chosen: string[] = [];
  const state = new ComboboxState(() => ({
    groups: found,
    value: null,
    free: (query) => `Use “${query}”`,
    onchoose: (choice) => chosen.push(choice),
  }));
  for (const typed of ['Kai ', 'kai', 'mykai', 'MYKAI', 'ka']) {
    state.type(typed);
    state.key('Enter');
  }
  expect(chosen).toEqual(['Kai', 'Kai', 'mykai', 'mykai', 'mykai']);
});

test('Escape closes and chooses nothing; closed, it is not for the list', () => {
  const { state, chosen } = box('en');
  state.type('fr');
  expect(state.key('Escape')).toBe(true);
  expect([state.open, state.query, chosen]).toEqual([false, null, []]);
  expect(state.key('Escape')).toBe(false);
  expect(state.key('Enter')).toBe(false);
});

test('nothing that matches: Enter chooses nothing', () => {
  const { state, chosen } = box('en');
  state.type('zzz');
  state.key('Enter');
  expect(chosen).toEqual([]);
});

test('free text can be chosen as it is', () => {
  const { state, chosen } = box(null, (query) => `Use “${query}”`);
  state.type(' alloy ');
  expect(state.options.at(-1)).toEqual({ value: 'alloy', label: 'Use “alloy”' });
  state.key('ArrowUp');
  state.key('Enter');
  expect(chosen).toEqual(['alloy']);
});
