import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainReading } from './plain-reading.ts';
import { type Reading, sourceOf } from './reading.ts';
import { type Change, rewrite } from './rewrite.ts';

/** A change of the first place where some words stand. */
function change({ said }: Reading, from: string, words: string): Change {
  const start = said.indexOf(from);
  return { start, end: start + from.length, words };
}

/** Each word said, with what stands in the source at its place. */
const places = ({ said, source, runs }: Reading): string[] =>
  Array.from(said.matchAll(/\S+/g), ({ 0: word, index }) => {
    const { start, end } = sourceOf(runs, { start: index, end: index + word.length });
    return `${word}=${source.slice(start, end)}`;
  });

describe('rewrite', () => {
  const plain = plainReading('Ask Dr Who now.\n\nOr never.');

  it('says other words for a place, and keeps the places of all others', () => {
    const reading = rewrite(plain, [change(plain, 'Dr', 'Doctor'), change(plain, 'never', 'at no time')]);
    expect(reading.said).toBe('Ask Doctor Who now.\n\nOr at no time.');
    expect(places(reading)).toEqual([
      ...['Ask=Ask', 'Doctor=Dr', 'Who=Who', 'now.=now.', 'Or=Or'],
      ...['at=never', 'no=never', 'time.=never.'],
    ]);
    expect(reading.blocks.map(({ start, end }) => reading.said.slice(start, end))).toEqual([
      'Ask Doctor Who now.',
      'Or at no time.',
    ]);
  });

  it('skips what it says nothing for', () => {
    const reading = rewrite(plain, [change(plain, 'Dr ', ''), change(plain, 'Or never.', '')]);
    expect(places(reading)).toEqual(['Ask=Ask', 'Who=Who', 'now.=now.']);
    expect(reading.blocks).toHaveLength(1);
  });

  it('leaves the longer pause where a block goes', () => {
    const lines = plainReading('milk\neggs\n\nbread');
    const reading = rewrite(lines, [change(lines, 'eggs', '')]);
    expect(reading.blocks.map(({ endedBy }) => endedBy)).toEqual(['paragraph', 'paragraph']);
  });

  it('can be done again on what it did', () => {
    const once = rewrite(plain, [change(plain, 'Dr Who', 'the Doctor')]);
    const twice = rewrite(once, [change(once, 'Doctor', 'medic'), change(once, 'now', 'later')]);
    expect(twice.said).toBe('Ask the medic later.\n\nOr never.');
    expect(places(twice).slice(0, 4)).toEqual(['Ask=Ask', 'the=Dr Who', 'medic=', 'later.=now.']);
  });

  it('keeps runs in order and true for any changes', () => {
    const changes = fc.array(
      fc.record({ skip: fc.nat(9), span: fc.nat(5), words: fc.constantFrom('', 'x', 'longer words') }),
      { maxLength: 8 },
    );
    const text = 'One two, three. Four five six seven. Eight nine ten eleven twelve thirteen fourteen.';
    fc.assert(
      fc.property(fc.array(changes, { minLength: 1, maxLength: 3 }), (rounds) => {
        let reading = plainReading(text);
        for (const round of rounds) {
          let at = 0;
          const all = round.flatMap(({ skip, span, words }) => {
            const start = at + skip;
            at = start + span;
            return at <= reading.said.length ? [{ start, end: at, words }] : [];
          });
          reading = rewrite(reading, all);
          let [said, source] = [0, 0];
          for (const [index, run] of reading.runs.entries()) {
            expect(run.at).toBeGreaterThanOrEqual(said);
            expect(run.start).toBeGreaterThanOrEqual(source);
            expect(run.end).toBeGreaterThanOrEqual(run.start);
            const end = reading.runs[index + 1]?.at ?? reading.said.length;
            if (run.verbatim) expect(reading.said.slice(run.at, end)).toBe(text.slice(run.start, run.end));
            [said, source] = [run.at, run.end];
          }
          for (const { start, end } of reading.blocks) {
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(reading.said.length);
          }
        }
      }),
    );
  });
});
