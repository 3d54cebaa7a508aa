import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { GrowingPlan } from './growing-plan.ts';
import { FIRST_PIECE, PIECE_CAP, PIECE_TARGET } from './pieces.ts';
import { planPieces, type PlannedPiece } from './plan.ts';
import { anyText, scripts } from './texts.fixture.ts';

const { pauses } = defaultPreferences;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How a text comes: so many code units at a time; after some of them, nothing else waits to be made. */
const steps = fc.array(fc.record({ units: fc.integer({ min: 1, max: 90 }), idle: fc.boolean() }), {
  minLength: 1,
});
type Step = { units: number; idle: boolean };

/** Feeds a text step by step, over and over the same steps. */
function feed(text: string, all: readonly Step[], plan = new GrowingPlan(pauses)): PlannedPiece[] {
  const pieces: PlannedPiece[] = [];
  let at = 0;
  for (let n = 0; at < text.length; n++) {
    const { units, idle } = all[n % all.length]!;
    at += units;
    pieces.push(...plan.grow(text.slice(0, at)));
    if (idle) pieces.push(...plan.hurry());
  }
  return [...pieces, ...plan.end()];
}

const words = (text: string, pieces: readonly PlannedPiece[]): string[] =>
  pieces.map(({ start, end }) => text.slice(start, end));
const slowly: Step[] = [{ units: 3, idle: true }];
const atOnce: Step[] = [{ units: Infinity, idle: false }];

describe('a growing plan holds for any text, however it comes', () => {
  it('that pieces and gaps are the source, and that no gap has a letter or a digit', () => {
    fc.assert(
      fc.property(anyText, steps, (text, all) => {
        let end = 0;
        for (const [index, piece] of feed(text, all).entries()) {
          expect(piece.index).toBe(index);
          expect(piece.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(end, piece.start)).not.toMatch(/[\p{L}\p{N}]/u);
          end = piece.end;
        }
        expect(text.slice(end)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
      { numRuns: 300 },
    );
  });

  it('that each piece can be said, is trimmed and within its cap, the first one within its own', () => {
    fc.assert(
      fc.property(anyText, steps, (text, all) => {
        for (const { index, start, end } of feed(text, all)) {
          const said = text.slice(start, end);
          expect(said).toMatch(/[\p{L}\p{N}]/u);
          expect(said).toBe(said.trim());
          expect(said.length).toBeLessThanOrEqual(index === 0 ? FIRST_PIECE : PIECE_CAP);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('that no grapheme is torn', () => {
    const letters = fc.constantFrom(
      '👨‍👩‍👧‍👦',
      'ก็',
      'नि',
      '🇩🇪',
      'e\u0301',
      '각',
      '👍🏽',
      'a',
      '界',
      '1️⃣',
      '. ',
      '。',
    );
    const run = fc.array(letters, { minLength: 200, maxLength: 900 }).map((all) => all.join(''));
    fc.assert(
      fc.property(run, steps, (text, all) => {
        const whole = new Set(Array.from(graphemes.segment(text), ({ index }) => index)).add(text.length);
        for (const { start, end } of feed(text, all)) {
          expect(whole).toContain(start);
          expect(whole).toContain(end);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a growing plan', () => {
  const sentence = 'This sentence has about sixty characters, give or take a few. ';

  it.each(Object.keys(scripts) as (keyof typeof scripts)[])('is that of the whole text: %s', (script) => {
    const text = `${scripts[script]} `.repeat(12).trim();
    const { pieces } = planPieces(text, pauses);
    for (const units of [1, 7, 60]) {
      expect(words(text, feed(text, [{ units, idle: false }]))).toEqual(words(text, pieces));
    }
  });

  it('gives the first sentence once a word follows it, and no word sooner', () => {
    const plan = new GrowingPlan(pauses);
    expect(plan.grow('Herons are large, long-legged birds.')).toEqual([]);
    expect(plan.grow('Herons are large, long-legged birds. Th')).toEqual([]);
    expect(plan.grow('Herons are large, long-legged birds. The')).toEqual([]);
    expect(plan.grow('Herons are large, long-legged birds. The ')).toMatchObject([
      { index: 0, start: 0, end: 36, pauseKind: 'sentence', pauseAfter: pauses.sentence },
    ]);
  });

  it('gives a sentence at once when a blank line ends it', () => {
    const plan = new GrowingPlan(pauses);
    expect(plan.grow('Herons are large birds.\n\n')).toMatchObject([{ end: 23, pauseKind: 'paragraph' }]);
  });

  it('does not end a sentence at what turns out to be an abbreviation, a date or a number', () => {
    const text = 'Am Anfang stand es fest. Am 3. Oktober kam Dr. Weber z.B. mit 2.5 Litern an. Und blieb.';
    expect(words(text, feed(text, [{ units: 1, idle: true }]))).toEqual([
      'Am Anfang stand es fest.',
      'Am 3. Oktober kam Dr. Weber z.B. mit 2.5 Litern an.',
      'Und blieb.',
    ]);
  });

  it('joins sentences up to the target while something waits, and gives each at once when nothing does', () => {
    const text = sentence.repeat(30).trim();
    const joined = feed(text, [{ units: 20, idle: false }]);
    for (const { start, end } of joined.slice(1, -1)) {
      expect(end - start).toBeGreaterThan(200);
      expect(end - start).toBeLessThanOrEqual(PIECE_TARGET);
    }
    expect(words(text, feed(text, slowly))).toEqual(Array(30).fill(sentence.trim()));
  });

  it('cuts a long sentence before its end is known, where the whole text would be cut', () => {
    const text = `${'word '.repeat(20).trim()}, ${'more '.repeat(400).trim()}.`;
    const plan = new GrowingPlan(pauses);
    expect(words(text, plan.grow(text.slice(0, 150)))).toEqual([`${'word '.repeat(20).trim()},`]);
    expect(words(text, feed(text, [{ units: 9, idle: false }]))).toEqual(
      words(text, planPieces(text, pauses).pieces),
    );
  });

  it('is empty for what cannot be said', () => {
    expect(feed('', atOnce)).toEqual([]);
    expect(feed(' … 😀 \n\n * * *', slowly)).toEqual([]);
  });

  it('goes on in a replaced text that begins with what is out', () => {
    const plan = new GrowingPlan(pauses);
    const first = 'The first sentence of it stays.';
    expect(plan.grow(`${first} Something that is struck out comes`)).toHaveLength(1);
    const text = `${first} This stands there instead. And so on.`;
    expect(words(text, [...plan.grow(text), ...plan.hurry(), ...plan.end()])).toEqual([
      'This stands there instead.',
      'And so on.',
    ]);
  });

  it('plans a replaced text from its beginning when it has another one', () => {
    const plan = new GrowingPlan(pauses);
    plan.grow('A sentence that moderation does not like. And more of it comes');
    const text = 'This answer was withdrawn. Please ask something else.';
    const pieces = [...plan.grow(text), ...plan.end()];
    expect(words(text, pieces)).toEqual([text]);
    expect(pieces[0]).toMatchObject({ index: 1, start: 0 });
  });

  it('takes a long text in small parts', () => {
    // Each part planned together with all before it would be two thousand million characters.
    const text = Object.values(scripts).join(' ').repeat(600);
    expect(feed(text, [{ units: 40, idle: true }]).length).toBeGreaterThan(5000);
  });

  it('takes a text without any end in small parts', () => {
    const pieces = feed('漢'.repeat(200_000), [{ units: 50, idle: true }]);
    expect(pieces.length).toBeGreaterThan(400);
  });
});
