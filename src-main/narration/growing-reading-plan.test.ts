import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPreferences, type PronunciationRule } from '../../src-preload/contract/settings.ts';
import { loadPartReader } from '../text/growing-markdown.ts';
import { GrowingReadingPlan } from './growing-reading-plan.ts';
import type { PlannedPiece } from './plan.ts';

const { pauses, reading } = defaultPreferences;
const read = await loadPartReader({ reading, pronunciation: [] });

/** Feeds a text so many code units at a time. */
function feed(text: string, units: number, idle = true, reader = read): PlannedPiece[] {
  const plan = new GrowingReadingPlan(pauses, reader);
  const pieces: PlannedPiece[] = [];
  for (let at = units; at < text.length; at += units) {
    pieces.push(...plan.grow(text.slice(0, at)));
    if (idle) pieces.push(...plan.hurry());
  }
  return [...pieces, ...plan.grow(text), ...plan.end()];
}

const answer = [
  '## The **short** answer',
  'Herons are *large* birds. See [this page](https://example.com/herons_and_more) for more, or not. They eat:',
  '- fish\n- frogs, and\n- mice',
  '```sh\necho one. Two.\n\necho three\n```',
  '| Bird | Eats |\n|---|---|\n| Heron | fish |',
  'That is **all of it. Really** so.',
].join('\n\n');

const said = (pieces: readonly PlannedPiece[]): string => pieces.map(({ words }) => words).join(' ');

describe('a growing plan of markdown', () => {
  it.each([1, 3, 17, 400, 5000])('says no marks, whatever it comes in: %i at a time', (units) => {
    // Whether lines are joined, with a full stop, depends on what waits.
    expect(said(feed(answer, units)).replace(/(fish|frogs, and)\./g, '$1')).toBe(
      'The short answer Herons are large birds. See this page for more, or not. They eat: ' +
        'fish frogs, and mice Code block, 2 lines. Bird: Heron, Eats: fish That is all of it. Really so.',
    );
  });

  it.each([1, 3, 17, 5000])('says a formula once it is whole: %i at a time', (units) => {
    const text =
      'The area \\(a^2\\) is $x_1$. It is\n\n\\[\nE = mc^2. \\text{ So } x = 1\n\\]\n\nand that is it. Yes.';
    expect(said(feed(text, units))).toBe(
      'The area a squared is x sub 1. It is E equals m c squared, So x equals 1 and that is it. Yes.',
    );
  });

  it('tells where each sentence stands', () => {
    const pieces = feed(answer, 3);
    const places = pieces.flatMap(({ sentences }) =>
      sentences.map(({ start, end }) => answer.slice(start, end)),
    );
    expect(places).toContain('Herons are *large* birds.');
    expect(places).toContain('frogs, and');
    expect(places).toContain('That is **all of it.');
  });

  it('gives a sentence as soon as a word follows it', () => {
    const plan = new GrowingReadingPlan(pauses, read);
    expect(plan.grow('Herons are very large *birds*. The')).toEqual([]);
    expect(plan.grow('Herons are very large *birds*. They ')).toMatchObject([
      { words: 'Herons are very large birds.' },
    ]);
  });

  it('keeps what is out, in order, for any text', () => {
    const bit = fc.constantFrom(
      ...[
        '# A\n',
        '**',
        '*',
        '`',
        '\n\n',
        '\n',
        '- one',
        '1. two',
        '> q',
        '```\n',
        ' word',
        '. Then it was. ',
      ],
      ...['[a](b)', '[', '](', '<b>', '| a | b |\n|-|-|\n| 1 | 2 |\n', '&amp;', '你好。', 'x'.repeat(300)],
    );
    const text = fc.array(bit, { maxLength: 40 }).map((bits) => bits.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 60 }), (all, units) => {
        let end = 0;
        for (const [index, piece] of feed(all, units).entries()) {
          expect(piece.index).toBe(index);
          expect(piece.start).toBeGreaterThanOrEqual(end);
          expect(piece.words).toMatch(/[\p{L}\p{N}]/u);
          end = piece.end;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('takes a long answer in small parts', async () => {
    // With time between its parts, as it comes from a server.
    feed(answer, 40);
    await read.settled();
    const text = `${answer}\n\n`.repeat(60);
    expect(feed(text, 40).length).toBeGreaterThan(300);
  });
});

describe('what the program says itself in a growing plan', () => {
  const german = 'Der Zug hatte heute Morgen wieder Verspätung, und niemand wusste, warum.';
  const code = '```\na\nb\n```';

  it.each([1, 7, 5000])('is in the language of the answer: %i at a time', async (units) => {
    const reader = await loadPartReader({ reading, pronunciation: [] });
    feed(code, 5, true, reader);
    await reader.settled();
    const text = [german, code, '- [x] Brot kaufen', code, german].join('\n\n');
    expect(said(feed(text, units, true, reader))).toBe(
      `${german} Codeblock, 2 Zeilen. Erledigt: Brot kaufen Codeblock, 2 Zeilen. ${german}`,
    );
  });

  it('names emoji in the language of the answer', async () => {
    const reader = await loadPartReader({ reading: { ...reading, emoji: 'name' }, pronunciation: [] });
    const plan = new GrowingReadingPlan(pauses, reader);
    const pieces = plan.grow(`${german}\n\nGut 😀 und`);
    await plan.settled();
    pieces.push(...plan.grow(`${german}\n\nGut 😀 und nun 🇫🇷.\n\n`));
    await plan.settled();
    expect(said([...pieces, ...plan.end()])).toBe(
      `${german} Gut grinsendes Gesicht und nun Flagge: Frankreich.`,
    );
  });

  it('waits for the detector of languages, but says all of a text that has ended', async () => {
    const reader = await loadPartReader({ reading, pronunciation: [] });
    const plan = new GrowingReadingPlan(pauses, reader);
    const text = `${german}\n\n${code}\n\n${german}\n\n`;
    expect([...plan.grow(text), ...plan.hurry()].filter(({ words }) => words.includes('2'))).toEqual([]);
    await plan.settled();
    expect(said(plan.end())).toContain(`Codeblock, 2 Zeilen. ${german}`);
    const hasty = await loadPartReader({ reading, pronunciation: [] });
    expect(said(feed(text, 7, true, hasty))).toBe(`${german} Code block, 2 lines. ${german}`);
  });
});

describe('rules in a growing plan', () => {
  const rule = (from: string, to: string, more: Partial<PronunciationRule> = {}): PronunciationRule => ({
    ...{ id: from, kind: 'word', from, to, matchCase: false, language: null, enabled: true },
    ...more,
  });
  const spoken = async (text: string, units: number, ...pronunciation: PronunciationRule[]) =>
    said(feed(text, units, true, await loadPartReader({ reading, pronunciation })));

  it.each([1, 2, 7, 60, 1000])('are followed, whatever it comes in: %i at a time', async (units) => {
    const text =
      'The **API** is here, and APIs too. It costs $20, not $2000. Ask the API.\n\n- GIF\n- SQL\n\nAPI';
    const dollars = rule(String.raw`\$(\d+)`, '$1 dollars', { kind: 'regex' });
    const rules = [rule('API', 'A P I'), rule('sql', 'sequel'), dollars, rule('dollars', 'bucks')];
    expect((await spoken(text, units, ...rules)).replaceAll(/(GIF|sequel)\./g, '$1')).toBe(
      'The A P I is here, and APIs too. It costs 20 bucks, not 2000 bucks. Ask the A P I. GIF sequel A P I',
    );
  });

  it.each([1, 13, 4000])('lose and repeat nothing where words are many: %i at a time', async (units) => {
    const long = 'one fish, two fish, red fish, blue fish, and then. Some more fish '.repeat(12).trim();
    const text = 'We met the XYZ by the lake. It was XYZ. Then XYZ went to the XYZs, and was not seen.';
    expect(await spoken(text, units, rule('XYZ', long))).toBe(text.replaceAll(/XYZ(?!s)/g, long));
  });

  it('of a language are followed in it alone, and a short part has that of what is before it', async () => {
    const english = 'He said that all of us would die sooner or later, and nobody had an answer to that.';
    const german = 'Wer weiß schon, wie man die Namen der Straßen in dieser Stadt richtig ausspricht?';
    const text = [english, ...Array<string>(6).fill(german), 'Die Uhr.'].join('\n\n');
    const heard = await spoken(text, 30, rule('die', 'dee', { language: 'de' }));
    expect(heard).toContain('would die sooner');
    expect(heard).toContain('wie man dee Namen');
    expect(heard).toContain('dee Uhr.');
    expect(heard).not.toContain('man die');
  });

  it('that cannot be followed are left out, and the others are not', async () => {
    const regex = { kind: 'regex' as const };
    const rules = [rule('(', 'x', regex), rule('(a+)+$', 'x', regex), rule('lake', 'sea')];
    const text = `${'a'.repeat(40)} b by the lake. `.repeat(30);
    expect(await spoken(text, 10, ...rules)).toBe(text.replaceAll('lake', 'sea').trim());
  });
});
