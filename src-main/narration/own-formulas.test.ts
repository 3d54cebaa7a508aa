import { describe, expect, it } from 'vitest';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { planOf, said } from './own-words.fixture.ts';

describe('a formula', () => {
  const formula = '\\(E = mc^2\\)';
  it.each([
    ['en', 'The train was late again and nobody knew why.', 'E equals m c squared'],
    ['de', 'Der Zug hatte heute Morgen wieder Verspätung.', 'E gleich m c Quadrat'],
    ['fr', 'Le train était encore en retard ce matin.', 'E égale m c au carré'],
    ['es', 'El tren llegó tarde otra vez esta mañana.', 'E igual a m c al cuadrado'],
    ['it', 'Il treno era di nuovo in ritardo stamattina.', 'E uguale a m c al quadrato'],
    ['pt', 'O comboio atrasou-se outra vez esta manhã.', 'E igual a m c ao quadrado'],
    ['nl', 'De trein had vanochtend weer vertraging.', 'E is gelijk aan m c kwadraat'],
    ['zh', '今天早上火车又晚点了。', 'E等于m c的平方'],
    ['ja', '今朝も電車が遅れました。', 'E イコール m cの2乗'],
    ['sv', 'Tåget var försenat igen i morse, och ingen visste varför.', 'formel'],
    ['pl', 'Pociąg znowu się dziś rano spóźnił i nikt nie wiedział dlaczego.', 'wzór'],
    ['ru', 'Сегодня утром поезд снова опоздал.', 'формула'],
    ['uk', 'Сьогодні вранці потяг знову запізнився.', 'формула'],
    ['tr', 'Tren bu sabah yine gecikti ve kimse nedenini bilmiyordu.', 'formül'],
    ['ko', '오늘 아침에도 기차가 늦었습니다.', '수식'],
    ['ar', 'تأخر القطار مرة أخرى هذا الصباح ولم يعرف أحد السبب.', 'صيغة رياضية'],
    ['da', 'Toget var forsinket igen i morges, og ingen på stationen vidste hvorfor.', 'formel'],
    ['cs', 'Vlak měl dnes ráno zase zpoždění a nikdo na nádraží nevěděl proč.', 'vzorec'],
    ['el', 'Το τρένο άργησε πάλι σήμερα το πρωί.', 'τύπος'],
    ['vi', 'Sáng nay tàu lại đến muộn và không ai ở nhà ga biết tại sao.', 'công thức'],
    ['hi', 'ट्रेन आज सुबह फिर देर से आई और किसी को नहीं पता था कि क्यों।', 'सूत्र'],
  ])('alone in its paragraph is said in the language around it: %s', async (language, sentence, words) => {
    const text = `${sentence}\n\n${formula}\n\n\\(x\\)`;
    const plan = await planOf(text);
    expect(said(plan)).toEqual([`${language}: ${sentence}`, `${language}: ${words}`, `${language}: x`]);
  });

  it('is only named, where that is wished, unless it is short', async () => {
    const manner = {
      ...defaultPreferences,
      reading: { ...defaultPreferences.reading, formulas: 'announce' as const },
    };
    const sentence = 'Der Zug hatte heute Morgen wieder Verspätung, denn';
    expect(said(await planOf(`${sentence} \\(a = b + c\\), \\(x = 1\\).`, manner))).toEqual([
      `de: ${sentence} Formel, x gleich 1.`,
    ]);
  });
});
