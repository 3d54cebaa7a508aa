import { describe, expect, it } from 'vitest';
import { plainReading } from '../plain-reading.ts';
import type { Reading } from '../reading.ts';
import { tellLanguages } from './tell-languages.ts';

const languages = async (text: string): Promise<(string | undefined)[]> =>
  (await tellLanguages(plainReading(text))).blocks.map(({ language }) => language);

/** Paragraphs as people write them, each in the language that it is named by. */
const paragraphs: Readonly<Record<string, string>> = {
  en: 'The train was late again this morning, and nobody at the station knew why.',
  de: 'Der Zug hatte heute Morgen wieder Verspätung, und niemand am Bahnhof wusste, warum.',
  fr: 'Le train était encore en retard ce matin, et personne à la gare ne savait pourquoi.',
  es: 'El tren llegó tarde otra vez esta mañana y nadie en la estación sabía por qué.',
  it: 'Il treno era di nuovo in ritardo stamattina e nessuno in stazione sapeva perché.',
  pt: 'O comboio atrasou-se outra vez esta manhã e ninguém na estação sabia porquê.',
  nl: 'De trein had vanochtend weer vertraging en niemand op het station wist waarom.',
  sv: 'Tåget var försenat igen i morse, och ingen på stationen visste varför.',
  nb: 'Toget var forsinket igjen i dag tidlig, og ingen på stasjonen visste hvorfor det ikke kom.',
  fi: 'Juna oli taas myöhässä tänä aamuna, eikä kukaan asemalla tiennyt miksi.',
  pl: 'Pociąg znowu się dziś rano spóźnił i nikt na stacji nie wiedział dlaczego.',
  cs: 'Vlak měl dnes ráno zase zpoždění a nikdo na nádraží nevěděl proč.',
  hu: 'A vonat ma reggel megint késett, és senki sem tudta az állomáson, hogy miért.',
  ro: 'Trenul a întârziat din nou în dimineața asta și nimeni din gară nu știa de ce.',
  tr: 'Tren bu sabah yine gecikti ve istasyonda kimse nedenini bilmiyordu.',
  id: 'Kereta terlambat lagi pagi ini, dan tidak ada orang di stasiun yang tahu sebabnya.',
  vi: 'Sáng nay tàu lại đến muộn và không ai ở nhà ga biết tại sao.',
  ru: 'Сегодня утром поезд снова опоздал, и никто на вокзале не знал почему.',
  uk: 'Сьогодні вранці потяг знову запізнився, і ніхто на вокзалі не знав чому.',
  ar: 'تأخر القطار مرة أخرى هذا الصباح ولم يعرف أحد في المحطة السبب.',
  fa: 'قطار امروز صبح دوباره دیر کرد و هیچ‌کس در ایستگاه نمی‌دانست چرا.',
  hi: 'ट्रेन आज सुबह फिर देर से आई और स्टेशन पर किसी को नहीं पता था कि क्यों।',
  el: 'Το τρένο άργησε πάλι σήμερα το πρωί.',
  ja: '今朝も電車が遅れました。',
  zh: '今天早上火车又晚点了。',
  ko: '오늘 아침에도 기차가 늦었습니다.',
  th: 'เช้านี้รถไฟมาสายอีกแล้ว',
  he: 'הרכבת שוב איחרה הבוקר.',
};

describe('tellLanguages', () => {
  it.each(Object.entries(paragraphs))('tells %s by a paragraph alone', async (language, text) => {
    expect(await languages(text)).toEqual([language]);
  });

  it('tells each of many paragraphs in one text', async () => {
    const text = Object.values(paragraphs).join('\n\n');
    expect(await languages(text)).toEqual(Object.keys(paragraphs));
  });

  it('gives a short paragraph the language around it, before and behind', async () => {
    const text = `Kapitel 3\n\n${paragraphs['de'] ?? ''}\n\nDr. Watson\n\n42\n\n${paragraphs['fr'] ?? ''}\n\nParis`;
    expect(await languages(text)).toEqual(['de', 'de', 'de', 'de', 'fr', 'fr']);
  });

  it('hears a short sentence of another language where it is clear', async () => {
    const text = `${paragraphs['en'] ?? ''}\n\nWo ist der Bahnhof?\n\n${paragraphs['en'] ?? ''}`;
    expect(await languages(text)).toEqual(['en', 'de', 'en']);
  });

  it('keeps a close call in the language of the rest', async () => {
    const text = `${paragraphs['nb'] ?? ''}\n\nHvor har du lagt nøklene?`;
    expect(await languages(text)).toEqual(['nb', 'nb']);
  });

  it('gives a name in Latin letters no language of another script', async () => {
    expect(await languages(`${paragraphs['el'] ?? ''}\n\nNASA`)).toEqual(['el', undefined]);
  });

  it('says nothing of what cannot be told', async () => {
    expect(await languages('12 345\n\nOK')).toEqual([undefined, undefined]);
    expect(await languages('')).toEqual([]);
  });

  it('takes code for no language', async () => {
    const said = `${paragraphs['de'] ?? ''}const when = the.station.was(late).again;`;
    const at = paragraphs['de']?.length ?? 0;
    const reading: Reading = {
      ...{ source: said, said, runs: [{ at: 0, start: 0, end: said.length, verbatim: true }] },
      blocks: [
        { start: 0, end: at, kind: 'paragraph', endedBy: 'paragraph' },
        { start: at, end: said.length, kind: 'code', endedBy: 'paragraph' },
      ],
    };
    expect((await tellLanguages(reading)).blocks.map(({ language }) => language)).toEqual(['de', 'de']);
  });

  it('tells Malay by its own words', async () => {
    expect(
      await languages('Saya tidak dapat datang kerana kereta api lambat lagi pagi ini, katanya.'),
    ).toEqual(['ms']);
  });

  it('looks at the beginning of a paragraph alone, so that a book in one line costs no more', async () => {
    const line = `${paragraphs['en'] ?? ''} `;
    const began = performance.now();
    expect(await languages(line.repeat(60_000))).toEqual(['en']);
    // Reading all of its 4.5 million letters takes some 5 s.
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
