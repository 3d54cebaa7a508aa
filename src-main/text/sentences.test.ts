import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from './sentences.ts';

const split = (text: string): string[] =>
  [...sentences(text)].map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each<[string, string[]]>([
    ['Mr. Smith met Dr. Jones. They talked.', ['Mr. Smith met Dr. Jones. ', 'They talked.']],
    ['Use fruit, e.g. Apples. Or i.e. Pears.', ['Use fruit, e.g. Apples. ', 'Or i.e. Pears.']],
    ['Obst, z.B. Äpfel. Und u. a. Birnen.', ['Obst, z.B. Äpfel. ', 'Und u. a. Birnen.']],
    ['J. K. Rowling wrote it. I read it.', ['J. K. Rowling wrote it. ', 'I read it.']],
    ['So did I. Then we left.', ['So did I. ', 'Then we left.']],
    ['It costs 3.50 euros. Pay now.', ['It costs 3.50 euros. ', 'Pay now.']],
    ['See no. 5 there. He said no. Then he left.', ['See no. 5 there. ', 'He said no. ', 'Then he left.']],
    ['Wait... what? Well... Nothing.', ['Wait... what? ', 'Well... ', 'Nothing.']],
    ['Wait… what? Well… Nothing.', ['Wait… what? ', 'Well… ', 'Nothing.']],
    ['“Stop!” she said. He stopped.', ['“Stop!” she said. ', 'He stopped.']],
    ['1. Open the lid. 2. Close it.', ['1. Open the lid. ', '2. Close it.']],
    ['Am 3. Oktober war es. Schön.', ['Am 3. Oktober war es. ', 'Schön.']],
    ['He was 42. She was 40.', ['He was 42. ', 'She was 40.']],
    ['А. С. Пушкин писал, т.е. Работал. Да.', ['А. С. Пушкин писал, т.е. Работал. ', 'Да.']],
    ['Τι κάνεις; Καλά.', ['Τι κάνεις; ', 'Καλά.']],
    ['你好世界。你呢？「是的。」他说。', ['你好世界。', '你呢？', '「是的。」', '他说。']],
    ['今日は。元気ですか？はい！', ['今日は。', '元気ですか？', 'はい！']],
    ['مرحبا بالعالم. كيف حالك؟ بخير.', ['مرحبا بالعالم. ', 'كيف حالك؟ ', 'بخير.']],
    ['नमस्ते दुनिया। आप कैसे हैं? ठीक।', ['नमस्ते दुनिया। ', 'आप कैसे हैं? ', 'ठीक।']],
    ['Բարև աշխարհ։ Ինչպես ես։', ['Բարև աշխարհ։ ', 'Ինչպես ես։']],
    ['So said Prof. Dr. Rao. He left.', ['So said Prof. Dr. Rao. ', 'He left.']],
    ['That is all. Vs. Rome. In 5 ms. Then.', ['That is all. ', 'Vs. Rome. ', 'In 5 ms. ', 'Then.']],
    ['In the U.S. Army. In the U.S. He left.', ['In the U.S. Army. ', 'In the U.S. ', 'He left.']],
    ['On Jan. 5 Anna came. See Fig. 3. B.', ['On Jan. 5 Anna came. ', 'See Fig. 3. ', 'B.']],
    ['II. Methods. Chapter I. The end.', ['II. Methods. ', 'Chapter I. ', 'The end.']],
    ['Das ist z. B. Obst. Am 3. Mai.', ['Das ist z. B. Obst. ', 'Am 3. Mai.']],
    ['Das 19. Jahrhundert. Er wurde 3. Sie 4.', ['Das 19. Jahrhundert. ', 'Er wurde 3. ', 'Sie 4.']],
    ['Hauptstr. 5, ca. 3 Mio. Euro, v. Chr. Die', ['Hauptstr. 5, ca. 3 Mio. Euro, v. Chr. ', 'Die']],
    ['Il dit : « Viens ! » Elle vient.', ['Il dit : « Viens ! » ', 'Elle vient.']],
    ['MM. Duval, av. J.-C. et 5 mm. Oui.', ['MM. Duval, av. J.-C. et 5 mm. ', 'Oui.']],
    ['Au 12, av. Foch. Vgl. Abb. 3 u. Tab. 2. So.', ['Au 12, av. Foch. ', 'Vgl. Abb. 3 u. Tab. 2. ', 'So.']],
    ['En EE. UU. a Sto. Tomás, pág. 5. Sí.', ['En EE. UU. a Sto. Tomás, pág. 5. ', 'Sí.']],
    ['A Profa. Rosa mora na Av. Brasil. Sim.', ['A Profa. Rosa mora na Av. Brasil. ', 'Sim.']],
    ['Ul. Długa 5, św. Jan i dr hab. Nowak.', ['Ul. Długa 5, św. Jan i dr hab. Nowak.']],
    ['Sn. Veli, Av. Can, No. 5. Son.', ['Sn. Veli, Av. Can, No. 5. ', 'Son.']],
    [
      'В г. Москве. В 1999 г. Он уехал и т. д. Да.',
      ['В г. Москве. ', 'В 1999 г. ', 'Он уехал и т. д. ', 'Да.'],
    ],
    ['Ο κ. Νίκος ήρθε κ.λπ. Τέλος.', ['Ο κ. Νίκος ήρθε κ.λπ. ', 'Τέλος.']],
    ['डॉ. शर्मा आए। रु. 500 दिए।', ['डॉ. शर्मा आए। ', 'रु. 500 दिए।']],
    ['彼は「はい。」と言った。「え？」', ['彼は「はい。」と言った。', '「え？」']],
    ['Han kom med. Sen gick hon. Men i maj. Ja.', ['Han kom med. ', 'Sen gick hon. ', 'Men i maj. ', 'Ja.']],
    ['ሰላም ለዓለም። እንዴት ነህ፧', ['ሰላም ለዓለም። ', 'እንዴት ነህ፧']],
    ['สวัสดีครับ วันนี้อากาศดี', ['สวัสดีครับ วันนี้อากาศดี']],
  ])('%s', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it('ends Thai sentences at spaces, where they have some length', () => {
    const text = 'สวัสดีครับ วันนี้อากาศดีมาก เราไปเที่ยวกันไหม '.repeat(6).trim();
    const all = split(text);
    expect(all.join('')).toBe(text);
    expect(all.length).toBeGreaterThan(2);
    for (const sentence of all.slice(0, -1)) {
      expect(sentence).toMatch(/ $/);
      expect(sentence.length).toBeGreaterThanOrEqual(60);
      expect(sentence.length).toBeLessThan(120);
    }
  });

  it('reads over line breaks', () => {
    expect(split('A line that\ngoes on. Another\r\none.')).toEqual([
      'A line that\ngoes on. ',
      'Another\r\none.',
    ]);
  });

  it('has nothing for an empty text', () => {
    expect(split('')).toEqual([]);
  });

  it('covers every text without gaps', () => {
    const bits = fc.constantFrom(
      'Mr. ',
      'a',
      'I. ',
      '…',
      ' ',
      '\n',
      '.',
      '!',
      '「',
      '」',
      '“',
      '9. ',
      'É',
      '你',
      '😀',
      ';',
      'ά',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(bits).map((all) => all.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          let end = 0;
          for (const sentence of sentences(text)) {
            expect(sentence.start).toBe(end);
            expect(sentence.end).toBeGreaterThan(sentence.start);
            end = sentence.end;
          }
          expect(end).toBe(text.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
