import { expect, test } from 'vitest';
import { boundsOf, TimeoutsForm } from './timeouts-form.svelte.ts';

test('begins with what is kept, or with what is usual', () => {
  const form = new TimeoutsForm({ connect: 2.5, firstByte: 60, stall: 30 });
  expect([form.typed.connect, form.isUsual, form.value]).toEqual([
    '2.5',
    false,
    { connect: 2.5, firstByte: 60, stall: 30 },
  ]);
  expect(new TimeoutsForm().isUsual).toBe(true);
  expect(new TimeoutsForm().value).toEqual({ connect: 10, firstByte: 100, stall: 30 });
});

test('takes a comma for a point, and nothing for what is usual', () => {
  const form = new TimeoutsForm();
  form.typed = { connect: ' 1,5 ', firstByte: '', stall: '0.1' };
  expect(form.value).toEqual({ connect: 1.5, firstByte: 100, stall: 0.1 });
});

test.each(['soon', '0', '-3', '121', '1e9', 'Infinity', '1,2,3', '5 s'])('does not take %s', (typed) => {
  const form = new TimeoutsForm();
  form.typed.connect = typed;
  expect([form.isWrong('connect'), form.isWrong('stall'), form.value]).toEqual([true, false, null]);
});

test('tells the bounds of the contract', () => {
  expect(boundsOf('connect')).toEqual({ least: 0.1, most: 120 });
  expect(boundsOf('firstByte')).toEqual({ least: 0.1, most: 600 });
});
