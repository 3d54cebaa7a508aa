import { expect, it } from 'vitest';
import { enginePitch, wordsPerMinute } from './prosody.ts';

it('turns a rate into words a minute that the engine follows', () => {
  expect([0.1, 0.5, 1, 2, 2.5, 9].map(wordsPerMinute)).toEqual([80, 88, 175, 350, 438, 450]);
});

it("turns a pitch into the engine's scale", () => {
  expect([0, 0.5, 1].map(enginePitch)).toEqual([0, 50, 99]);
});
