import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PronunciationRule } from '../../../src-preload/contract/settings.ts';
import { plainReading } from '../plain-reading.ts';
import { type Reading, sourceOf } from '../reading.ts';
import { pronounce } from './pronounce.ts';

const rule = (from: string, to: string, more: Partial<PronunciationRule> = {}): PronunciationRule => ({
  ...{ id: from.replace(/\W/g, '_') || 'r', kind: 'word', from, to },
  ...{ matchCase: false, language: null, enabled: true, ...more },
});

const say = async (text: string, ...rules: PronunciationRule[]): Promise<string> =>
  (await pronounce(plainReading(text), rules)).reading.said;

describe('pronounce', () => {
  it.each([
    ['AI’s way, AI, (AI) and "ai"', 'A I’s way, A I, (A I) and "A I"'],
    ['MAIL, AIs, AI_x, 3AI', 'MAIL, AIs, AI_x, 3AI'],
    ['用AI技术', '用A I技术'],
    ['AI\u0301', 'AI\u0301'],
  ])('finds a word in %j by Unicode’s boundaries', async (text, said) => {
    expect(await say(text, rule('AI', 'A I'))).toBe(said);
  });

  it.each([
    ['C++', 'I like C++, c++.', 'I like see plus plus, see plus plus.', 'see plus plus'],
    ['東京', '新東京都', '新とうきょう都', 'とうきょう'],
    ['New York', 'in New \t York', 'in the city', 'the city'],
    ['caf\u00e9', 'the cafe\u0301.', 'the shop.', 'shop'],
    ['Straße', 'STRASSE Straße', 'STRASSE road', 'road'],
    ['.net', '.NET is dotted', 'dot net is dotted', 'dot net'],
  ])('finds %j in %j', async (from, text, said, to) => {
    expect(await say(text, rule(from, to))).toBe(said);
  });

  it('minds the case of letters where it is asked to', async () => {
    expect(await say('US and us', rule('US', 'United States', { matchCase: true }))).toBe(
      'United States and us',
    );
  });

  it('finds text anywhere, and takes signs for what they are', async () => {
    expect(await say('a.b a+b axb', rule('a.b', 'dot', { kind: 'text' }))).toBe('dot a+b axb');
    expect(await say('$5 and $1', rule('$', '$1 ', { kind: 'text' }))).toBe('$1 5 and $1 1');
  });

  it('puts what groups found into the words of a regular expression', async () => {
    const kind = 'regex';
    expect(await say('3km, 12 km', rule('(\\d+) ?km', '$1 kilometres', { kind }))).toBe(
      '3 kilometres, 12 kilometres',
    );
    expect(await say('7/9', rule('(?<a>\\d)/(?<b>\\d)', '$<b>$$$<a> $& $3 $12', { kind }))).toBe(
      '9$7 7/9 $3 72',
    );
  });

  it('follows rules in order, and skips those that are off', async () => {
    const rules = [rule('a', 'b'), rule('b', 'c'), rule('c', 'never', { enabled: false }), rule('a', 'late')];
    expect(await say('a b', ...rules)).toBe('c c');
  });

  it('says nothing where there are no words, and takes away what is left empty', async () => {
    const { reading } = await pronounce(plainReading('Sic!\n\nShe said [sic] so.'), [
      rule('[sic] ', '', { kind: 'text' }),
      rule('Sic!', ''),
    ]);
    expect(reading.blocks.map(({ start, end }) => reading.said.slice(start, end))).toEqual(['She said so.']);
  });

  it('follows a rule for a language in its blocks alone', async () => {
    const plain = plainReading('Die.\n\nDie.\n\nDie.');
    const languages = ['de', 'en', undefined];
    const blocks = plain.blocks.map((block, index) => {
      const language = languages[index];
      return language === undefined ? block : { ...block, language };
    });
    const reading: Reading = { ...plain, blocks };
    const { said } = (await pronounce(reading, [rule('die', 'perish', { language: 'en-GB' })])).reading;
    expect(said).toBe('Die.\n\nperish.\n\nDie.');
  });

  it('keeps the places in the source', async () => {
    const { reading } = await pronounce(plainReading('Ask Dr Who.'), [
      rule('Dr', 'Doctor'),
      rule('Doctor Who', 'him'),
    ]);
    const him = reading.said.indexOf('him');
    expect(sourceOf(reading.runs, { start: him, end: him + 3 })).toEqual({ start: 4, end: 10 });
  });

  it('tells of a rule that is no regular expression, and follows the others', async () => {
    const rules = [rule('(', 'x', { kind: 'regex', id: 'bad' }), rule('one', 'two')];
    const { reading, troubles } = await pronounce(plainReading('one'), rules);
    expect(reading.said).toBe('two');
    expect(troubles).toMatchObject([{ id: 'bad', error: { code: 'rule_invalid', params: { from: '(' } } }]);
  });

  it('gives up a regular expression that would never end, and goes on', async () => {
    const text = `${'a'.repeat(60)}!`;
    const rules = [rule('(a+)+$', 'x', { kind: 'regex', id: 'slow' }), rule('!', '.', { kind: 'text' })];
    const began = performance.now();
    const { reading, troubles } = await pronounce(plainReading(text), rules);
    expect(reading.said).toBe(`${'a'.repeat(60)}.`);
    expect(troubles).toMatchObject([{ id: 'slow', error: { code: 'rule_slow' } }]);
    // Left to itself it would take longer than anybody lives.
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('never lets a rule reach over the end of a block', async () => {
    expect(await say('one\n\ntwo', rule('one\\s*two', 'x', { kind: 'regex' }))).toBe('one\n\ntwo');
  });

  it('takes any words of a rule for no more than words', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
        fc.constantFrom('word' as const, 'text' as const),
        async (from, kind) => {
          const { reading, troubles } = await pronounce(plainReading(`so ${from} it`), [
            rule(from, 'said', { kind, matchCase: true }),
          ]);
          expect(troubles).toEqual([]);
          if (from.trim() === from && !/[\n\r\f\u2028\u2029\u0085\v]/.test(from))
            expect(reading.said).toContain('said');
        },
      ),
      { numRuns: 200 },
    );
  });
});
