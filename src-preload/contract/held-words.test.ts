import { expect, it } from 'vitest';
import { errorCodes, errorRow, errorWords } from './errors.ts';
import { heldWords } from './held-words.ts';

const waitedFor = errorCodes.filter((code) => errorRow(code).hold === 'server');

it.each(waitedFor)('%s: says what is wrong, and leaves the trying again to Voicetray', (code) => {
  expect(heldWords({ code })).toMatch(/\.$/);
  expect(heldWords({ code })).not.toMatch(/try again/i);
  expect(heldWords({ code })).not.toBe(errorWords({ code }));
});

it('has the sentence of the error for what is not waited for', () => {
  expect(heldWords({ code: 'key_refused' })).toBe(errorWords({ code: 'key_refused' }));
});
