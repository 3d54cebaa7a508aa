import { describe, expect, it } from 'vitest';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { spoken } from '../text/own/catalogues.ts';
import { loadEmojiNames } from '../text/own/emoji-names.ts';
import { planOf } from './own-words.fixture.ts';

describe('the name of an emoji', () => {
  const manner = {
    ...defaultPreferences,
    reading: { ...defaultPreferences.reading, emoji: 'name' as const },
  };
  it.each([
    ['en', 'The train was late again and nobody knew why 🚂🎉', 'locomotive, party popper'],
    ['de', 'Der Zug hatte heute Morgen wieder Verspätung 🚂🎉', 'Dampflokomotive, Konfettibombe'],
    ['fr', 'Le train était encore en retard ce matin 🚂🎉', 'locomotive, cotillons'],
    ['es', 'El tren llegó tarde otra vez esta mañana 🚂🎉', 'locomotora de vapor, cañón de confeti'],
    ['it', 'Il treno era di nuovo in ritardo stamattina 🚂🎉', 'locomotiva, spara coriandoli'],
    ['pt', 'O comboio atrasou-se outra vez esta manhã 🚂🎉', 'locomotiva, cone de festa'],
    ['ru', 'Сегодня утром поезд снова опоздал 🚂🎉', 'паровоз, хлопушка'],
    ['zh', '今天早上火车又晚点了 🚂🎉', '蒸汽火车、拉炮彩带'],
    ['ja', '今朝も電車が遅れました 🚂🎉', '蒸気機関車、クラッカー'],
    ['ko', '오늘 아침에도 기차가 늦었습니다 🚂🎉', '기관차, 파티'],
    ['ar', 'تأخر القطار مرة أخرى هذا الصباح ولم يعرف أحد السبب 🚂🎉', 'جرار بخار، فرقعة حفلة'],
    ['hi', 'ट्रेन आज सुबह फिर देर से आई 🚂🎉', 'भाप इंजन, लोकोमोटिव, पार्टी पॉपर'],
    ['et', 'Rong hilines täna hommikul jälle ja keegi jaamas ei teadnud, miks see nii oli 🚂', 'locomotive'],
  ])('is in the language of its paragraph: %s', async (language, text, names) => {
    const [piece] = (await planOf(text, manner)).pieces;
    expect([piece?.language, piece?.words]).toEqual([
      language,
      text.replace(/\s*[🚂🎉]+/u, (found) => (found.startsWith(' ') ? ' ' : '') + names),
    ]);
  });

  it('knows all of them, and countries by their flags', async () => {
    const { default: all } = await import('unicode-emoji-json/data-by-emoji.json', {
      with: { type: 'json' },
    });
    for (const language of spoken) {
      const name = await loadEmojiNames(language);
      const nameless = Object.keys(all).filter((emoji) => name(emoji) === '');
      expect(nameless.length, `${language}: ${nameless.join(' ')}`).toBeLessThanOrEqual(4);
    }
    const english = await loadEmojiNames('en');
    const same = Object.entries(all).filter(([emoji, { name }]) => english(emoji) === name);
    expect(same.length).toBeGreaterThan(0.95 * 1600);
    expect((await loadEmojiNames('da'))('🇩🇪')).toBe('flag: Tyskland');
    expect((await loadEmojiNames('fr'))('🇩🇪')).toBe('drapeau\u202f: Allemagne');
  });
});
