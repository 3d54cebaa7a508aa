import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TEXT } from '../../src-preload/contract/narration.ts';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { Fault } from '../fault.ts';
import { FIRST_PIECE, PIECE_CAP, PIECE_TARGET } from './pieces.ts';
import { planPieces } from './plan.ts';
import { anyText, scripts } from './texts.fixture.ts';

const { pauses } = defaultPreferences;
const words = (text: string): string[] =>
  planPieces(text, pauses).pieces.map(({ start, end }) => text.slice(start, end));
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The pieces, or none where nothing can be said. */
function plan(text: string) {
  try {
    return planPieces(text, pauses).pieces;
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    expect(['text_empty', 'nothing_speakable']).toContain(thrown.error.code);
    return [];
  }
}

describe('planPieces holds for any text', () => {
  it('that pieces and gaps are the source, and that no gap has a letter or a digit', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const [index, piece] of plan(text).entries()) {
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
      fc.property(anyText, (text) => {
        for (const { index, start, end } of plan(text)) {
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
    const letters = fc.constantFrom('👨‍👩‍👧‍👦', 'ก็', 'नि', '🇩🇪', 'e\u0301', '각', '👍🏽', 'a', '界', 'ำ', '1️⃣');
    const run = fc.array(letters, { minLength: 200, maxLength: 900 }).map((all) => all.join(''));
    fc.assert(
      fc.property(run, (text) => {
        const whole = new Set(Array.from(graphemes.segment(text), ({ index }) => index)).add(text.length);
        for (const { start, end } of plan(text)) {
          expect(whole).toContain(start);
          expect(whole).toContain(end);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('planPieces', () => {
  const sentence = 'This sentence has about sixty characters, give or take a few. ';

  it('starts with one sentence and then joins whole sentences', () => {
    const text = sentence.repeat(40).trim();
    const all = words(text);
    expect(all[0]).toBe(sentence.trim());
    for (const piece of all.slice(1, -1)) {
      expect(piece.length).toBeGreaterThan(200);
      expect(piece.length).toBeLessThanOrEqual(PIECE_TARGET);
      expect(piece).toMatch(/few\.$/);
    }
  });

  it('cuts a long first sentence at a clause, else at a space', () => {
    const clause = `${'word '.repeat(20).trim()}, ${'more '.repeat(40).trim()}.`;
    expect(words(clause)[0]).toBe(`${'word '.repeat(20).trim()},`);
    expect(planPieces(clause, pauses).pieces[0]).toMatchObject({
      pauseKind: 'clause',
      pauseAfter: pauses.clause,
    });
    const plain = `${'word '.repeat(60).trim()}.`;
    expect(words(plain)[0]).toMatch(/^(word )+word$/);
    expect(planPieces(plain, pauses).pieces[0]).toMatchObject({ pauseKind: 'none', pauseAfter: 0 });
  });

  it('takes the neighbour into a tiny first piece', () => {
    expect(words('Oh! That is a surprise, is it not? Yes.')[0]).toBe('Oh! That is a surprise, is it not?');
  });

  it('cuts words only where a text has no spaces', () => {
    const text = `Start here, please, my dear friend. ${'a'.repeat(90)} ${'b'.repeat(1200)}`;
    const all = words(text);
    expect(all.join(' ')).toContain('a'.repeat(90));
    expect(all.every((piece) => piece.length <= PIECE_CAP)).toBe(true);
  });

  it('cuts Thai at its spaces with a pause', () => {
    const { pieces } = planPieces(scripts.thai.concat(' ').repeat(12), pauses);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.slice(0, -1).every(({ pauseKind }) => pauseKind !== 'none')).toBe(true);
  });

  it('cuts Chinese without marks between words', () => {
    const all = words('我们都知道这个世界很大'.repeat(60));
    expect(all.length).toBeGreaterThan(1);
    for (const piece of all) expect(piece).not.toMatch(/^[们知界]/u);
  });

  it('ends a piece at a paragraph and keeps its pause over what cannot be said', () => {
    const { pieces } = planPieces('One paragraph, which is here.\n\n* * *\n\nTwo of them now.', pauses);
    expect(pieces.map(({ pauseKind }) => pauseKind)).toEqual(['paragraph', 'none']);
    expect(pieces.map(({ pauseAfter }) => pauseAfter)).toEqual([pauses.paragraph, 0]);
  });

  it('says short lines in one piece, with a full stop between them and each in its place', () => {
    const text = 'What we have to buy today:\nmilk\neggs, six\nbread!\n牛乳\nsoap';
    const { pieces } = planPieces(text, pauses);
    expect(pieces.map(({ words }) => words)).toEqual([
      'What we have to buy today:',
      'milk. eggs, six. bread! 牛乳。 soap',
    ]);
    for (const { words, sentences } of pieces) {
      for (const { start, end, from, to } of sentences) {
        expect(words.slice(from, to)).toBe(text.slice(start, end));
      }
    }
    expect(pieces[1]?.sentences).toHaveLength(5);
  });

  it('keeps many short lines within the cap, stops included', () => {
    const { pieces } = planPieces('ab\n'.repeat(2000), pauses);
    expect(pieces.length).toBeLessThan(25);
    for (const { words } of pieces) expect(words.length).toBeLessThanOrEqual(PIECE_CAP);
  });

  it.each([
    ['', new Fault('text_empty')],
    [' \n\t\u00a0', new Fault('text_empty')],
    ['😀 … !', new Fault('nothing_speakable')],
    ['a'.repeat(MAX_TEXT + 1), new Fault('text_too_large', { limit: 10 })],
  ])('refuses what cannot be planned (%#)', (text, fault) => {
    expect(() => planPieces(text, pauses)).toThrow(fault);
  });

  it('takes a text of five million characters', () => {
    const { pieces } = planPieces(
      Object.values(scripts).join('\n\n').repeat(6000).slice(0, 5_000_000),
      pauses,
    );
    expect(pieces.length).toBeGreaterThan(10_000);
  });
});
