import fc from 'fast-check';

/** A few sentences of many scripts, with what makes their ends hard to find. */
export const scripts = {
  latin: 'Mr. Smith paid 3.50 euros, e.g. for bread. “Really?” she asked; he nodded… Then they left.',
  german: 'Am 3. Oktober kam Dr. Müller, z.B. mit dem Zug. Er blieb bzw. Schlief lange.',
  greek: 'Γεια σου, κόσμε. Τι κάνεις; Καλά είμαι σήμερα.',
  cyrillic: 'Здравствуй, мир! А. С. Пушкин писал стихи, т.е. Работал.',
  arabic: 'مرحبا بالعالم، كيف حالك؟ أنا بخير اليوم.',
  hebrew: 'שלום עולם. מה שלומך? אני בסדר גמור.',
  devanagari: 'नमस्ते दुनिया। आप कैसे हैं? मैं ठीक हूँ, धन्यवाद।',
  thai: 'สวัสดีครับ วันนี้อากาศดีมาก เราไปเที่ยวกันไหม',
  chinese: '你好世界。今天天气很好，我们出去走走吧！「好的。」他说。',
  japanese: '今日は良い天気ですね。散歩に行きましょうか？はい、そうしましょう。',
  korean: '안녕하세요 세계. 오늘은 날씨가 좋네요! 산책할까요?',
  armenian: 'Բարև աշխարհ։ Ինչպե՞ս ես, ընկեր։',
  amharic: 'ሰላም ለዓለም። እንዴት ነህ፧ ደህና ነኝ።',
  khmer: 'សួស្តី ពិភពលោក។ តើអ្នកសុខសប្បាយទេ?',
};
const bit = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...Object.values(scripts)) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(' ', '\n', '\n\n', '\r\n', '\t', '* * *', '- ', '…', '👨‍👩‍👧‍👦', '🇩🇪🇫🇷'),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 10 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('x'.repeat(700), '漢'.repeat(700), 'é'.repeat(400), '😀a'.repeat(300)),
  },
);

/** Any text, real sentences among noise. */
export const anyText = fc.array(bit, { maxLength: 40 }).map((bits) => bits.join(''));
