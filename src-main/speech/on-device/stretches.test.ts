import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stretches } from './stretches.ts';

describe('stretches', () => {
  it('gives a short text whole', () => {
    expect([...stretches('Hello. There.')]).toEqual(['Hello. There.']);
    expect([...stretches('')]).toEqual([]);
  });

  it('cuts after a sentence, else at white space, else between characters', () => {
    expect([...stretches('One two. Three four', 14)]).toEqual(['One two. ', 'Three four']);
    expect([...stretches('one two three four', 12)]).toEqual(['one two ', 'three four']);
    expect([...stretches('aaaaaaaaaa', 4)]).toEqual(['aaaa', 'aaaa', 'aa']);
  });

  it('loses nothing, keeps to the length and never splits a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 2, max: 40 }),
        (text, longest) => {
          const cut = [...stretches(text, longest)];
          expect(cut.join('')).toBe(text);
          for (const stretch of cut) {
            expect(stretch.length).toBeGreaterThan(0);
            expect(stretch.length).toBeLessThanOrEqual(longest);
            expect(stretch.isWellFormed() || !text.isWellFormed()).toBe(true);
          }
        },
      ),
    );
  });
});
