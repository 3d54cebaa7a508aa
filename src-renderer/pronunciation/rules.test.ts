import { expect, test } from 'vitest';
import { blankRule, movedRule, withoutRule, withRule } from './rules.ts';

const rules = ['a', 'b', 'c'].map((from) => ({ ...blankRule(), id: from, from }));
const order = (list: readonly { from: string }[]): string => list.map(({ from }) => from).join('');

test('a rule takes the place of the one with its id, and a new one comes last', () => {
  const [first] = rules;
  if (!first) throw new Error('there are rules');
  expect(order(withRule(rules, { ...first, from: 'x' }))).toBe('xbc');
  expect(order(withRule(rules, { ...blankRule(), from: 'new' }))).toBe('abcnew');
  expect(blankRule().id).not.toBe(blankRule().id);
});

test('rules move up and down, and go', () => {
  expect(order(movedRule(rules, 'c', 0))).toBe('cab');
  expect(order(movedRule(rules, 'a', 1))).toBe('bac');
  expect(order(movedRule(rules, 'nobody', 1))).toBe('abc');
  expect(order(withoutRule(rules, 'b'))).toBe('ac');
});
