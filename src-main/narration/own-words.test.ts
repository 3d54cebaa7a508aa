import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';
import { createOnDeviceSource } from '../speech/on-device/source.ts';
import { spoken, wordsFor } from '../text/own/catalogues.ts';
import { prepareText } from '../text/prepare.ts';
import { planOf, said } from './own-words.fixture.ts';

/** A sentence of each language, with a number in it, a row's heading, a task, and what is said of all that. */
const cases: readonly (readonly [string, string, string, string, readonly string[]])[] = [
  [
    ...(['en', 'The train was late again and nobody knew why, see', 'Ready', 'Buy the bread'] as const),
    ['long number', 'Note.', 'Code block, 2 lines.', 'Done: ', 'yes', 'no'],
  ],
  [
    ...([
      'de',
      'Der Zug hatte wieder Verspätung, niemand weiß warum, siehe',
      'Fertig',
      'Brot kaufen',
    ] as const),
    ['lange Nummer', 'Hinweis.', 'Codeblock, 2 Zeilen.', 'Erledigt: ', 'ja', 'nein'],
  ],
  [
    ...(['fr', 'Le train était encore en retard ce matin, voir le', 'Prêt', 'Acheter du pain'] as const),
    ['long numéro', 'Remarque.', 'Bloc de code, 2 lignes.', 'Fait : ', 'oui', 'non'],
  ],
  [
    ...(['es', 'El tren llegó tarde otra vez esta mañana, véase el', 'Listo', 'Comprar el pan'] as const),
    ['número largo', 'Nota.', 'Bloque de código, 2 líneas.', 'Hecho: ', 'sí', 'no'],
  ],
  [
    ...([
      'it',
      'Il treno era di nuovo in ritardo stamattina, vedi il',
      'Pronto',
      'Comprare il pane',
    ] as const),
    ['numero lungo', 'Nota.', 'Blocco di codice, 2 righe.', 'Fatto: ', 'sì', 'no'],
  ],
  [
    ...(['pt', 'O comboio atrasou-se outra vez esta manhã, veja o', 'Pronto', 'Comprar o pão'] as const),
    ['número longo', 'Nota.', 'Bloco de código, 2 linhas.', 'Feito: ', 'sim', 'não'],
  ],
  [
    ...(['nl', 'De trein had vanochtend weer vertraging, zie het', 'Gereed', 'Brood kopen'] as const),
    ['lang nummer', 'Opmerking.', 'Codeblok, 2 regels.', 'Gedaan: ', 'ja', 'nee'],
  ],
  [
    ...(['pl', 'Pociąg znowu się dziś rano spóźnił, zobacz', 'Gotowe', 'Kupić chleb'] as const),
    ['długi numer', 'Uwaga.', 'Blok kodu, 2 wiersze.', 'Zrobione: ', 'tak', 'nie'],
  ],
  [
    ...(['sv', 'Tåget var försenat igen i morse, se det', 'Färdig', 'Köpa bröd'] as const),
    ['långt nummer', 'Observera.', 'Kodblock, 2 rader.', 'Klart: ', 'ja', 'nej'],
  ],
  [
    ...(['ru', 'Сегодня утром поезд снова опоздал, смотри', 'Сделано', 'Купить хлеб'] as const),
    ['длинное число', 'Примечание.', 'Блок кода, 2 строки.', 'Готово: ', 'да', 'нет'],
  ],
  [
    ...(['uk', 'Сьогодні вранці потяг знову запізнився, дивись', 'Зроблено', 'Купити хліб'] as const),
    ['довге число', 'Примітка.', 'Блок коду, 2 рядки.', 'Готово: ', 'так', 'ні'],
  ],
  [
    ...([
      'tr',
      'Tren bu sabah yine gecikti ve kimse nedenini bilmiyordu, bkz.',
      'Hazır',
      'Ekmek al',
    ] as const),
    ['uzun sayı', 'Not.', 'Kod bloğu, 2 satır.', 'Tamamlandı: ', 'evet', 'hayır'],
  ],
  [
    ...(['zh', '今天早上火车又晚点了，请看 ', '完成', '买面包'] as const),
    ['长数字', '说明。', '代码块，2行。', '已完成：', '是', '否'],
  ],
  [
    ...(['ja', '今朝も電車が遅れました、', 'できた', 'パンを買う'] as const),
    ['長い番号', '補足。', 'コードブロック、2行。', '完了：', 'はい', 'いいえ'],
  ],
  [
    ...(['ko', '오늘 아침에도 기차가 늦었습니다, 참조', '상태', '빵을 사기'] as const),
    ['긴 숫자', '참고.', '코드 블록, 2줄.', '완료: ', '예', '아니요'],
  ],
  [
    ...(['ar', 'تأخر القطار مرة أخرى هذا الصباح ولم يعرف أحد السبب، انظر', 'جاهز', 'شراء الخبز'] as const),
    ['رقم طويل', 'ملاحظة.', 'كتلة برمجية، سطران.', 'تم: ', 'نعم', 'لا'],
  ],
  [
    ...(['hi', 'ट्रेन आज सुबह फिर देर से आई, देखिए', 'तैयार', 'रोटी खरीदना'] as const),
    ['लंबी संख्या', 'ध्यान दें।', 'कोड ब्लॉक, 2 पंक्तियाँ।', 'पूरा हुआ: ', 'हाँ', 'नहीं'],
  ],
  [
    ...([
      'da',
      'Toget var forsinket igen i morges, og ingen på stationen vidste hvorfor, se det',
      'Færdig',
      'Købe brød',
    ] as const),
    ['langt nummer', 'Bemærk.', 'Kodeblok, 2 linjer.', 'Udført: ', 'ja', 'nej'],
  ],
  [
    ...([
      'nb',
      'Toget var forsinket igjen i dag tidlig, og ingen visste hvorfor det ikke kom, se det',
      'Ferdig',
      'Kjøpe brød',
    ] as const),
    ['langt nummer', 'Merk.', 'Kodeblokk, 2 linjer.', 'Utført: ', 'ja', 'nei'],
  ],
  [
    ...([
      'cs',
      'Vlak měl dnes ráno zase zpoždění a nikdo na nádraží nevěděl proč, viz',
      'Hotovo',
      'Koupit chléb',
    ] as const),
    ['dlouhé číslo', 'Poznámka.', 'Blok kódu, 2 řádky.', 'Hotovo: ', 'ano', 'ne'],
  ],
  [
    ...([
      'fi',
      'Juna oli taas myöhässä tänä aamuna, eikä kukaan asemalla tiennyt miksi, katso',
      'Valmis',
      'Osta leipää',
    ] as const),
    ['pitkä numero', 'Huomautus.', 'Koodilohko, 2 riviä.', 'Tehty: ', 'kyllä', 'ei'],
  ],
  [
    ...([
      'hu',
      'A vonat ma reggel megint késett, és senki sem tudta, hogy miért, lásd',
      'Kész',
      'Kenyeret venni',
    ] as const),
    ['hosszú szám', 'Megjegyzés.', 'Kódblokk, 2 sor.', 'Kész: ', 'igen', 'nem'],
  ],
  [
    ...([
      'ro',
      'Trenul a întârziat din nou în dimineața asta și nimeni nu știa de ce, vezi',
      'Gata',
      'Cumpără pâine',
    ] as const),
    ['număr lung', 'Notă.', 'Bloc de cod, 2 linii.', 'Făcut: ', 'da', 'nu'],
  ],
  [
    ...(['el', 'Το τρένο άργησε πάλι σήμερα το πρωί, δείτε', 'Έτοιμο', 'Αγορά ψωμιού'] as const),
    ['μεγάλος αριθμός', 'Σημείωση.', 'Μπλοκ κώδικα, 2 γραμμές.', 'Έγινε: ', 'ναι', 'όχι'],
  ],
  [
    ...([
      'id',
      'Kereta terlambat lagi pagi ini, dan tidak ada orang yang tahu sebabnya, lihat',
      'Siap',
      'Membeli roti',
    ] as const),
    ['nomor panjang', 'Catatan.', 'Blok kode, 2 baris.', 'Selesai: ', 'ya', 'tidak'],
  ],
  [
    ...([
      'vi',
      'Sáng nay tàu lại đến muộn và không ai ở nhà ga biết tại sao, xem',
      'Xong',
      'Mua bánh mì',
    ] as const),
    ['số dài', 'Ghi chú.', 'Khối mã, 2 dòng.', 'Đã xong: ', 'có', 'không'],
  ],
  [
    ...(['he', 'הרכבת שוב איחרה הבוקר, ראו', 'מוכן', 'לקנות לחם'] as const),
    ['מספר ארוך', 'הערה.', 'בלוק קוד, שתי שורות.', 'בוצע: ', 'כן', 'לא'],
  ],
];

describe('what the program says itself', () => {
  it.each(cases)('is in the language of the text: %s', async (language, sentence, head, task, words) => {
    const [number = '', alert, code, done = '', yes, no] = words;
    const text = [
      `${sentence} 12345678901 ${sentence}`,
      '> [!NOTE]\n> 12',
      '```\na\nb\n```',
      `- [x] ${task}`,
      `| A | ${head} |\n|-|-|\n| 1 | ✅ |\n| 2 | ❌ |`,
    ].join('\n\n');
    const plan = await planOf(text);
    const all = plan.pieces.map((piece) => piece.words);
    expect(all.join(' ')).toContain(`${sentence} ${number} ${sentence}`.replace(/ {2}/g, ' ').trim());
    expect(all).toContain(`${alert ?? ''} 12`);
    expect(all).toContain(code);
    expect(all.join(' ')).toContain(`${done}${task}`);
    expect(all.join(' ')).toMatch(new RegExp(`${head}: ${yes ?? ''}[.。।]? A: 2, ${head}: ${no ?? ''}`));
    expect(new Set(plan.pieces.map((piece) => piece.language))).toEqual(new Set([language]));
    // Each stands for the place of what it is said instead of.
    const block = plan.pieces.find((piece) => piece.words === code);
    expect(text.slice(block?.start, block?.end)).toBe('```\na\nb\n```');
  });

  it('is tried in every language that has words', () => {
    expect(cases.map(([language]) => language).sort()).toEqual([...spoken].sort());
  });

  it.each(spoken)('counts by the rules of the language: %s', (language) => {
    const { code } = wordsFor(language).words;
    const rules = new Intl.PluralRules(language);
    for (let lines = 1; lines < 200; lines += 1) expect(code[rules.select(lines)]).toBeDefined();
  });

  it('follows each paragraph of a text in several languages', async () => {
    const code = '```\nx\n```';
    const german = 'Der Zug hatte heute Morgen wieder Verspätung, und niemand wusste, warum.';
    const french = 'Le train était encore en retard ce matin, et personne ne savait pourquoi.';
    expect(said(await planOf([code, german, code, french, code].join('\n\n')))).toEqual([
      'de: Codeblock, 1 Zeile.',
      `de: ${german}`,
      'de: Codeblock, 1 Zeile.',
      `fr: ${french}`,
      'fr: Bloc de code, 1 ligne.',
    ]);
  });

  it('is in the language of the rest where a row has only a name of another script', async () => {
    const text = '今天早上火车又晚点了。\n\n| A | API |\n|-|-|\n| 1 | ✅ |';
    expect(said(await planOf(text))).toEqual(['zh: 今天早上火车又晚点了。', 'zh: A: 1, API: 是']);
  });

  it('is English where nothing tells a language, or where a language has no words yet', async () => {
    expect(said(await planOf('```\nx\n```'))).toEqual(['en: Code block, 1 line.']);
    const estonian = 'Rong hilines täna hommikul jälle ja keegi jaamas ei teadnud, miks see nii oli.';
    const text = `${estonian}\n\n\`\`\`\nx\n\`\`\``;
    expect(said(await planOf(text))).toEqual([`et: ${estonian}`, 'en: Code block, 1 line.']);
  });

  it('follows the text where the voice does not follow it', async () => {
    const manner = { ...defaultPreferences, languages: { detect: false, voices: {} } };
    const german = 'Der Zug hatte heute Morgen wieder Verspätung.';
    const text = `${german}\n\n\`\`\`\nx\n\`\`\``;
    expect(said(await planOf(text, manner))).toEqual([`?: ${german}`, '?: Codeblock, 1 Zeile.']);
  });

  it('is spoken in a German text by the German voice, though an English one is chosen', async () => {
    const settings = { settings: () => ({ rate: 1, pitch: 0.5 }), defaultVoice: () => 'en-us' };
    const source = createOnDeviceSource({ ...settings, languages: () => defaultPreferences.languages });
    const length = async (text: string, voice: string | null, language?: string): Promise<number> => {
      const { bytes } = await source.speak({ text, voice, ...(language && { language }) }, never);
      let sum = 0;
      for await (const run of bytes) sum += run.length;
      return sum;
    };
    const never = new AbortController().signal;
    const text = 'Der Zug hatte heute Morgen wieder Verspätung.\n\n```\nx\n```';
    const [, code] = (await planOf(text)).pieces;
    const german = await length('Codeblock, 1 Zeile.', 'de');
    // Bytes; twice the same words differ by some ten, another voice's by thousands.
    const apart = 500;
    expect(Math.abs((await length(code?.words ?? '', null, code?.language)) - german)).toBeLessThan(apart);
    expect(Math.abs((await length('Codeblock, 1 Zeile.', 'en-us')) - german)).toBeGreaterThan(apart);
    await source.close();
  });

  it('leaves every place of the source where it is, in any languages', async () => {
    const bit = fc.constantFrom(
      ...cases.map(([, sentence]) => `${sentence}\n\n`),
      ...['```\na\nb\n```\n\n', '- [x] a\n', '✅', '| A | B |\n|-|-|\n| 1 | ✅ |\n\n', '12345678901 ', '\n'],
      ...[
        '$x^2$ ',
        '\\[ \\frac{a}{b} \\]\n\n',
        '😀',
        '🇩🇪 ',
        '1️⃣',
        '> [!TIP]\n> b\n\n',
        '\ufffc',
        '550e8400e29b41d4a716446655440000 ',
      ],
    );
    const reading = { ...defaultPreferences.reading, emoji: 'name' as const };
    await fc.assert(
      fc.asyncProperty(fc.array(bit, { maxLength: 25 }), async (bits) => {
        const source = bits.join('');
        const { reading: found } = await prepareText(source, 'markdown', { ...defaultPreferences, reading });
        let place = 0;
        for (const [index, run] of found.runs.entries()) {
          expect(run.own).toBeUndefined();
          expect(run.start).toBeGreaterThanOrEqual(place);
          const words = found.said.slice(run.at, found.runs[index + 1]?.at ?? found.said.length);
          if (run.verbatim) expect(words).toBe(source.slice(run.start, run.end));
          place = run.end;
        }
        expect(place).toBeLessThanOrEqual(source.length);
      }),
      { numRuns: 100 },
    );
  });
});
